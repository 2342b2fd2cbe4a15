export { barStoreContract } from "./bar-store-contract.ts";
export { MemoryBarStore } from "./memory-bar-store.ts";
