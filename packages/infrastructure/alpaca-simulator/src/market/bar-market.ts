import { createHash } from "node:crypto";
import { at, exactly, invariant, type DailyBars, type Session, type Ticker } from "@alchemiser/domain";
import type { CorporateAction, SimulatedMarket } from "./simulated-market.ts";
import { rowOf } from "./series-row.ts";

/** A market that repeats the past: each session of `series` as its bar says. The prices must be raw. */
export function barMarket(series: readonly DailyBars[]): SimulatedMarket {
  invariant(
    series.every(({ basis }) => basis === "raw"),
    "a market trades at raw prices: adjusted ones were never quoted",
  );
  const byTicker = new Map<Ticker, DailyBars>(series.map((bars) => [bars.ticker, bars]));
  return {
    name: `bars:${digestOf(series)}`,
    tickers: [...byTicker.keys()].toSorted(),
    series: (ticker) => byTicker.get(ticker),
    actions: (session) => series.flatMap((bars) => actionsOf(bars, session)),
  };
}

/** Equal for the same prices, sessions and factors. */
function digestOf(series: readonly DailyBars[]): string {
  const hash = createHash("sha256");
  for (const bars of series) {
    hash.update(`${bars.ticker} ${bars.source} ${bars.sessions.join(" ")}`);
    for (const column of [
      bars.open,
      bars.high,
      bars.low,
      bars.close,
      bars.volume,
      bars.splitFactor,
      bars.dividendFactor,
    ])
      hash.update(column);
  }
  return hash.digest("hex").slice(0, 16);
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
