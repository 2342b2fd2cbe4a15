import { LedgerFold } from "@alchemiser/domain";
import { LedgerReader } from "@alchemiser/local/ledger";

/**
 * Whether a run has left something behind that is to be brought to its end, though nothing may be traded: an order that may
 * still work, or news of the account that were not written down.
 */
export async function isSomethingLeftBehind(file: string): Promise<boolean> {
  const ledger = LedgerReader.open(file);
  if (ledger === undefined) return false;
  try {
    const records = await ledger.records();
    const sinceItsEnd = records.slice(records.findLastIndex(({ kind }) => kind === "ended") + 1);
    return LedgerFold.of(records).openOrders.length > 0 || sinceItsEnd.some(({ kind }) => kind !== "state");
  } finally {
    ledger.close();
  }
}
