import type { Session } from "../calendar/session.ts";
import type { Column } from "../kernel/column.ts";
import type { Ticker } from "./ticker.ts";

/**
 * What the prices of a series are. `raw`: as traded on that day, with the factors beside them. The others can no
 * longer be undone, which makes the series research-only: good for backtests on adjusted prices, refused for trading.
 */
export type PriceBasis = "raw" | "split-adjusted" | "total-return";

/** One symbol's completed daily bars from one source, oldest first, a row for each session that has a bar. */
export interface DailyBars {
  readonly ticker: Ticker;
  /** Who said so. A series never mixes sources: closes of two venues differ by up to ten percent in a day. */
  readonly source: string;
  readonly basis: PriceBasis;
  readonly sessions: readonly Session[];
  readonly open: Column;
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
  readonly volume: Column;
  /** `price × splitFactor` counts in shares of the last row; 1 throughout where the basis contains the splits. */
  readonly splitFactor: Column;
  /** `price × dividendFactor` reinvests the dividends; 1 throughout where the basis contains them. */
  readonly dividendFactor: Column;
}

export const isResearchOnly = ({ basis }: DailyBars): boolean => basis !== "raw";

/** Closes with splits and dividends applied: what signals read. */
export function adjustedCloses({ close, splitFactor, dividendFactor }: DailyBars): Column {
  return close.map((price, row) => price * (splitFactor[row] ?? Number.NaN) * (dividendFactor[row] ?? Number.NaN));
}
