import { known, LedgerFold, type LedgerRecord } from "@alchemiser/domain";
import { LedgerReader } from "@alchemiser/local/ledger";

/** What a ledger says when nobody has it open. */
export interface LedgerSide {
  readonly fold: LedgerFold;
  readonly records: readonly LedgerRecord[];
  /** `order@cumulative: quantity at price` of every fill, once however often it was heard of. */
  readonly fills: readonly string[];
}

export async function ledgerSide(file: string): Promise<LedgerSide> {
  const reader = known(LedgerReader.open(file), `there is a ledger at "${file}"`);
  const records = await reader.records();
  reader.close();
  const fold = LedgerFold.of(records);
  const fills = new Set(
    records.flatMap((record) =>
      record.kind === "filled"
        ? [`${record.fill.executionId}: ${record.fill.quantity.toString()} at ${record.fill.price.toString()}`]
        : [],
    ),
  );
  return { fold, records, fills: [...fills] };
}
