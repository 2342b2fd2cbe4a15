import { at, type DailyBars, type Session, type Ticker } from "@alchemiser/domain";

/** What happens to the holders of a symbol before a session opens. */
export interface CorporateAction {
  readonly ticker: Ticker;
  /** New shares for each old one; 1 for none. */
  readonly splitRatio: number;
  /** Dollars for each share after the split; 0 for none. */
  readonly dividend: number;
}

// Factors come from files as decimals: what changes less than this is rounding, not an action.
const ROUNDING = 1e-7;

/** The splits and dividends behind the factors of raw series, by the row of their session. */
export function corporateActions(
  bars: readonly DailyBars[],
  rowOf: ReadonlyMap<Session, number>,
): ReadonlyMap<number, readonly CorporateAction[]> {
  const actions = new Map<number, CorporateAction[]>();
  for (const series of bars)
    series.sessions.forEach((session, row) => {
      const action = actionAt(series, row);
      const frameRow = rowOf.get(session);
      if (action === undefined || frameRow === undefined) return;
      actions.set(frameRow, [...(actions.get(frameRow) ?? []), action]);
    });
  return actions;
}

function actionAt({ ticker, close, splitFactor, dividendFactor }: DailyBars, row: number): CorporateAction | undefined {
  if (row === 0) return undefined;
  const splitRatio = at(splitFactor, row) / at(splitFactor, row - 1);
  const kept = at(dividendFactor, row - 1) / at(dividendFactor, row);
  const isSplit = Math.abs(splitRatio - 1) > ROUNDING;
  const isDividend = 1 - kept > ROUNDING;
  if (!isSplit && !isDividend) return undefined;
  const ratio = isSplit ? splitRatio : 1;
  return { ticker, splitRatio: ratio, dividend: isDividend ? (at(close, row - 1) / ratio) * (1 - kept) : 0 };
}
