import { barStoreContract } from "../testing/bar-store-contract.ts";
import { MemoryBarStore } from "./memory-bar-store.ts";

barStoreContract("the memory bar store", () => Promise.resolve(new MemoryBarStore()));
