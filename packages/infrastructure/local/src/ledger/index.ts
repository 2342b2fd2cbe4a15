export { LedgerReader } from "./ledger-reader.ts";
export { hasLedger } from "./open-ledger.ts";
export { SqliteLedger } from "./sqlite-ledger.ts";
