import { ledgerContract } from "./ledger-contract.ts";
import { MemoryLedger } from "./memory-ledger.ts";

ledgerContract("MemoryLedger", () => Promise.resolve(new MemoryLedger()));
