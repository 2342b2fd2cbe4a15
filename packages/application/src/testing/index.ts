export { barStoreContract } from "./bar-store-contract.ts";
export { MemoryBarStore } from "./memory-bar-store.ts";
export { ledgerContract } from "./ledger-contract.ts";
export { openedFor, RECORD_OF_EVERY_KIND } from "./ledger-records.ts";
export { MemoryLedger } from "./memory-ledger.ts";
