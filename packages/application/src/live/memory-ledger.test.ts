import { ledgerContract } from "../testing/ledger-contract.ts";
import { MemoryLedger } from "./memory-ledger.ts";

ledgerContract("MemoryLedger", () => Promise.resolve(new MemoryLedger()));
