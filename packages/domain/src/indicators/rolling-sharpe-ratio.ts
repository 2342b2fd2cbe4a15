import type { Column } from "../kernel/column.ts";
import { dailyReturns } from "./daily-returns.ts";
import { movingAverage } from "./moving-average.ts";
import { isRounding } from "./return-rounding.ts";
import { sampleDeviation } from "./sample-deviation.ts";

export interface SharpeSettings {
  readonly window: number;
  /** Sessions in a year, by convention 252: the ratio of a session's returns grows with their root. 1 leaves it as is. */
  readonly sessionsAYear: number;
}

/**
 * Sharpe's ratio without a riskless rate: mean over sample deviation of the last `window` daily returns, for a year;
 * known from `window` + 1 closes on, unless all returns are the same.
 */
export function rollingSharpeRatio(closes: Column, { window, sessionsAYear }: SharpeSettings): Column {
  const returns = dailyReturns(closes);
  const ratios = movingAverage(returns, window, 1);
  const deviations = sampleDeviation(returns, window, 1);
  const annual = Math.sqrt(sessionsAYear);
  for (let row = 0; row < ratios.length; row++) {
    const deviation = deviations[row]!;
    ratios[row] = isRounding(deviation) ? Number.NaN : (ratios[row]! / deviation) * annual;
  }
  return ratios;
}
