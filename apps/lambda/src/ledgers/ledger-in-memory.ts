import { MemoryLedger } from "@alchemiser/application";
import type { LedgerKeeper } from "./ledger-keeper.ts";

/** A ledger that lasts as long as the function stays warm: for play money. */
export function ledgerInMemory(): LedgerKeeper {
  const ledger = new MemoryLedger();
  return { records: () => ledger.records(), own: () => ({ ledger, close: () => undefined }) };
}
