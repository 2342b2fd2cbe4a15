import { adjustedCloses, ticker, type Session } from "@alchemiser/domain";
import type { SimulatedMarket } from "../market/simulated-market.ts";

/** Daily returns of `symbol`, dividends and splits applied, up to the end of the year of `until`. */
export function returnsOf(market: SimulatedMarket, symbol: string, until: Session): readonly number[] {
  const series = market.series(ticker(symbol), until);
  const closes = series === undefined ? [] : [...adjustedCloses(series)];
  return closes.slice(1).map((close, row) => close / (closes[row] ?? Number.NaN) - 1);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function covariance(one: readonly number[], other: readonly number[]): number {
  const [middle, otherMiddle] = [mean(one), mean(other)];
  return mean(one.map((value, row) => (value - middle) * ((other[row] ?? Number.NaN) - otherMiddle)));
}

/** How far `returns` move when `benchmark` moves by one. */
export const beta = (returns: readonly number[], benchmark: readonly number[]): number =>
  covariance(returns, benchmark) / covariance(benchmark, benchmark);

export const correlation = (one: readonly number[], other: readonly number[]): number =>
  covariance(one, other) / Math.sqrt(covariance(one, one) * covariance(other, other));
