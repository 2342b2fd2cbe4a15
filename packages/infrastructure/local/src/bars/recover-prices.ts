import {
  appliedDividendFactors,
  dividendFactors,
  splitFactors,
  withFactors,
  withoutFactors,
  type Column,
  type PriceBasis,
} from "@alchemiser/domain";
import type { CsvTable } from "./csv-table.ts";
import type { Adjustment, Layout } from "./formats.ts";
import type { Numbers } from "./series-format.ts";

/** The numbers of a file, and how far its prices could be taken back to what was quoted. */
export interface RecoveredPrices extends Numbers {
  readonly basis: PriceBasis;
}

/** Which factors lead from the prices of a file to fully adjusted ones, and which of them the file has applied. */
interface Factors {
  readonly basis: PriceBasis;
  readonly splits: Column;
  readonly dividends: Column;
  readonly applied: Column;
}

/** The columns of a file that say more than what was traded at which price; a column of actions is 0 where it is empty. */
interface Told {
  readonly closes: Column;
  readonly adjustedCloses: Column | undefined;
  readonly dividends: Column | undefined;
  readonly splits: Column | undefined;
}

/**
 * The numbers of `table`, with every adjustment undone that the file holds enough to undo. Volumes stay as they are. What
 * is recovered is as exact as the file: it is not rounded to cents, so that adjusting it again gives the file's prices.
 */
export function recoverPrices(table: CsvTable, layout: Layout, adjustment: Adjustment): RecoveredPrices {
  const unknowable = (column: number): Column => table.numbers(column, Number.NaN);
  const actions = (column: number | undefined): Column | undefined =>
    column === undefined ? undefined : table.numbers(column, 0);
  const { basis, splits, dividends, applied } = FACTORS[adjustment]({
    closes: unknowable(layout.close),
    adjustedCloses: layout.adjustedClose === undefined ? undefined : unknowable(layout.adjustedClose),
    dividends: actions(layout.dividends),
    splits: actions(layout.splits),
  });

  return {
    basis,
    open: withoutFactors(unknowable(layout.open), applied),
    high: withoutFactors(unknowable(layout.high), applied),
    low: withoutFactors(unknowable(layout.low), applied),
    close: withoutFactors(unknowable(layout.close), applied),
    volume: unknowable(layout.volume),
    splitFactor: splits,
    dividendFactor: dividends,
  };
}

const FACTORS: Readonly<Record<Adjustment, (told: Told) => Factors>> = {
  raw: rawFactors,
  split: splitAdjustedFactors,
  "total-return": totalReturnFactors,
};

/** Dividends of raw closes are in the shares of their day, so both are brought to the shares of the last row first. */
function rawFactors(told: Told): Factors {
  const splits = told.splits ? splitFactors(told.splits) : none(told);
  const closes = withFactors(told.closes, splits);
  const dividends = told.dividends
    ? dividendFactors({ closes, dividends: withFactors(told.dividends, splits) })
    : none(told);
  return { basis: "raw", splits, dividends, applied: none(told) };
}

function splitAdjustedFactors(told: Told): Factors {
  const { closes, adjustedCloses } = told;
  const ofPayments = told.dividends && dividendFactors({ closes, dividends: told.dividends });
  const dividends = ofPayments ?? (adjustedCloses ? withoutFactors(adjustedCloses, closes) : none(told));
  if (told.splits === undefined) return { basis: "split-adjusted", splits: none(told), dividends, applied: none(told) };
  const splits = splitFactors(told.splits);
  return { basis: "raw", splits, dividends, applied: splits };
}

function totalReturnFactors(told: Told): Factors {
  if (told.dividends === undefined) {
    return { basis: "total-return", splits: none(told), dividends: none(told), applied: none(told) };
  }
  const dividends = appliedDividendFactors({ closes: told.closes, dividends: told.dividends });
  if (told.splits === undefined) return { basis: "split-adjusted", splits: none(told), dividends, applied: dividends };
  const splits = splitFactors(told.splits);
  return { basis: "raw", splits, dividends, applied: withFactors(dividends, splits) };
}

const none = ({ closes }: Told): Column => new Float64Array(closes.length).fill(1);
