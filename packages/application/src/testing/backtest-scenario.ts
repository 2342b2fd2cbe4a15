import {
  dividendFactors,
  FULL_LIMITS,
  money,
  noCosts,
  session,
  sessionsBetween,
  splitFactors,
  ticker,
  type DailyBars,
  type Strategy,
} from "@alchemiser/domain";
import { mandateFor } from "@alchemiser/domain/testing";
import type { BacktestResult } from "../backtest/backtest-result.ts";
import type { BacktestTask } from "../backtest/backtest-task.ts";
import { FILLS } from "../backtest/fill-convention.ts";
import { runBacktest } from "../backtest/run-backtest.ts";

// A vocabulary for tests of backtests: closes go in, an equity curve comes out.

/** What happened to a symbol, by the row of its session. */
export interface Happenings {
  /** By how much each open is above the close of its own session. */
  readonly gap?: number;
  /** New shares for each old one. */
  readonly splits?: Readonly<Record<number, number>>;
  /** Dollars a share, as it counts on that day. */
  readonly dividends?: Readonly<Record<number, number>>;
  /** Sessions without a bar. */
  readonly missing?: readonly number[];
}

/** The sessions of the stories, from the first of 2024 on. */
export const sessionsOf = (rows: number) =>
  sessionsBetween(session("2024-01-02"), session("2026-12-31")).slice(0, rows);

/** Raw bars with these closes. */
export function barsOf(symbol: string, closes: readonly number[], happenings: Happenings = {}): DailyBars {
  const { gap = 0, splits = {}, dividends = {}, missing = [] } = happenings;
  const rows = closes.map((_, row) => row).filter((row) => !missing.includes(row));
  const column = (value: (row: number) => number): Float64Array => Float64Array.from(rows, value);
  const close = column((row) => closes[row] ?? Number.NaN);
  const open = close.map((price) => price + gap);
  const splitFactor = splitFactors(column((row) => splits[row] ?? 1));
  const inLastShares = (values: Float64Array): Float64Array =>
    values.map((value, at) => value * (splitFactor[at] ?? 1));
  const paid = column((row) => dividends[row] ?? 0);
  const sessions = sessionsOf(closes.length);
  return {
    ticker: ticker(symbol),
    source: "synthetic",
    basis: "raw",
    sessions: rows.flatMap((row) => sessions[row] ?? []),
    open,
    high: close.map((price, at) => Math.max(price, open[at] ?? price) + 1),
    low: close.map((price, at) => Math.min(price, open[at] ?? price) - 1),
    close,
    volume: column(() => 1_000_000),
    splitFactor,
    dividendFactor: dividendFactors({ closes: inLastShares(close), dividends: inLastShares(paid) }),
  };
}

/** The first so many rows of a series, with the factors that were known then. */
export function cutShort(bars: DailyBars, rows: number): DailyBars {
  const cut = (column: Float64Array): Float64Array => column.slice(0, rows);
  const relative = (factors: Float64Array): Float64Array =>
    cut(factors).map((factor) => factor / (factors[rows - 1] ?? 1));
  return {
    ...bars,
    sessions: bars.sessions.slice(0, rows),
    open: cut(bars.open),
    high: cut(bars.high),
    low: cut(bars.low),
    close: cut(bars.close),
    volume: cut(bars.volume),
    splitFactor: relative(bars.splitFactor),
    dividendFactor: relative(bars.dividendFactor),
  };
}

export const backtestOf = (
  strategy: Strategy,
  bars: readonly DailyBars[],
  changes: Partial<BacktestTask> = {},
): BacktestTask => ({
  mandate: mandateFor(strategy, { limits: FULL_LIMITS, costs: changes.costs ?? noCosts }),
  bars,
  capital: money("10000"),
  fill: FILLS["same-close"],
  costs: noCosts,
  prices: "raw",
  from: undefined,
  to: undefined,
  sizing: "trade-price",
  shares: "fractional",
  ...changes,
});

/** The result of a backtest that has one; the reason as an error otherwise. */
export function resultOf(task: BacktestTask): BacktestResult {
  const answer = runBacktest(task);
  if (answer.outcome === "refused") throw new Error(answer.reason);
  return answer;
}

/** An equity curve in cents. */
export const curveOf = ({ equity }: BacktestResult): readonly string[] => [...equity].map((value) => value.toFixed(2));
