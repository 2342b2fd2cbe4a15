import { at, type DailyBars, type DayPrices, type Session } from "@alchemiser/domain";

/** The last row at or before `session`; -1 when the series begins later. */
export function rowUpTo({ sessions }: DailyBars, session: Session): number {
  let low = 0;
  let high = sessions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sessions[middle] ?? "") <= session) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The row of `session` itself. */
export function rowOf(series: DailyBars, session: Session): number | undefined {
  const row = rowUpTo(series, session);
  return series.sessions[row] === session ? row : undefined;
}

export const pricesOf = ({ open, high, low, close }: DailyBars, row: number): DayPrices => ({
  open: at(open, row),
  high: at(high, row),
  low: at(low, row),
  close: at(close, row),
});
