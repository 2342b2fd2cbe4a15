export { LedgerReader } from "./ledger-reader.ts";
export { SqliteLedger } from "./sqlite-ledger.ts";
