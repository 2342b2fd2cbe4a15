import type { Column } from "../kernel/column.ts";
import { dailyReturns } from "./daily-returns.ts";
import { inPercent } from "./percent.ts";
import { sampleDeviation } from "./sample-deviation.ts";

/**
 * Sample standard deviation of the last `window` daily returns, in percent a day and not annualised; known from
 * `window` + 1 closes on.
 */
export const returnDeviation = (closes: Column, window: number): Column =>
  inPercent(sampleDeviation(dailyReturns(closes), window, 1));
