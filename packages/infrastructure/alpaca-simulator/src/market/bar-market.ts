import { at, exactly, sha256, type DailyBars, type Session, type Ticker } from "@alchemiser/domain";
import type { CorporateAction, SimulatedMarket } from "./simulated-market.ts";
import { rowOf } from "./series-row.ts";

/** A market that repeats the past: each session of `series` as its bar says. The prices must be raw. */
export function barMarket(series: readonly DailyBars[]): SimulatedMarket {
  const byTicker = new Map<Ticker, DailyBars>(series.map((bars) => [bars.ticker, bars]));
  const contents = series.map(({ ticker, source, sessions, close }) => [ticker, source, sessions.at(-1), ...close]);
  return {
    name: `bars:${sha256(JSON.stringify(contents)).slice(0, 16)}`,
    tickers: [...byTicker.keys()].toSorted(),
    series: (ticker) => byTicker.get(ticker),
    actions: (session) => series.flatMap((bars) => actionsOf(bars, session)),
  };
}

/** The split and the dividend that the factor columns say took place on `session`. */
function actionsOf(bars: DailyBars, session: Session): readonly CorporateAction[] {
  const row = rowOf(bars, session);
  if (row === undefined || row === 0) return [];
  const { ticker } = bars;
  const ratio = at(bars.splitFactor, row) / at(bars.splitFactor, row - 1);
  const kept = at(bars.dividendFactor, row - 1) / at(bars.dividendFactor, row);
  const split: CorporateAction = { kind: "split", ticker, ratio: exactly(ratio) };
  const perShare = (at(bars.close, row - 1) / ratio) * (1 - kept);
  const dividend: CorporateAction = { kind: "dividend", ticker, perShare: exactly(perShare) };
  return [...(isChange(ratio) ? [split] : []), ...(isChange(kept) ? [dividend] : [])];
}

/** Whether a quotient of factors is more than what floating point leaves of 1. */
const isChange = (quotient: number): boolean => Math.abs(quotient - 1) > 1e-9;
