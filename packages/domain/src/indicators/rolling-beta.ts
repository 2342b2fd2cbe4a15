import type { Column } from "../kernel/column.ts";
import { comoments } from "./comoments.ts";
import { dailyReturns } from "./daily-returns.ts";
import { isRounding } from "./return-rounding.ts";

/**
 * Beta of a symbol: the covariance of the last `window` daily returns with those of the market over the variance of the
 * market's; known from `window` + 1 closes on, unless the market's returns are all the same.
 */
export function rollingBeta(closes: Column, market: Column, window: number): Column {
  const { xx, xy } = comoments({ x: dailyReturns(market), y: dailyReturns(closes), first: 1 }, window);
  for (let row = 0; row < xy.length; row++) {
    xy[row] = isRounding(Math.sqrt(xx[row]! / window)) ? Number.NaN : xy[row]! / xx[row]!;
  }
  return xy;
}
