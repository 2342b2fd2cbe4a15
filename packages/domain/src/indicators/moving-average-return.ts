import type { Column } from "../kernel/column.ts";
import { dailyReturns } from "./daily-returns.ts";
import { movingAverage } from "./moving-average.ts";
import { inPercent } from "./percent.ts";

/** Mean of the last `window` daily returns, in percent a day; known from `window` + 1 closes on. */
export const movingAverageReturn = (closes: Column, window: number): Column =>
  inPercent(movingAverage(dailyReturns(closes), window, 1));
