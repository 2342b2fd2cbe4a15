import type { Column } from "../kernel/column.ts";
import { comoments } from "./comoments.ts";
import { isRounding } from "./return-rounding.ts";

/**
 * Pearson's correlation of the last `window` pairs of values, −1 to 1; known from the `window`-th pair on, unless one of
 * the two stands still, but for rounding. Of what it is given: hand it returns for a correlation of returns.
 */
export function rollingCorrelation(values: Column, others: Column, window: number): Column {
  const { xx, yy, xy } = comoments({ x: values, y: others, first: 0 }, window);
  for (let row = 0; row < xy.length; row++) {
    const [spread, otherSpread] = [Math.sqrt(xx[row]!), Math.sqrt(yy[row]!)];
    const isStill = isRounding(spread / Math.sqrt(window)) || isRounding(otherSpread / Math.sqrt(window));
    xy[row] = isStill ? Number.NaN : Math.max(-1, Math.min(1, xy[row]! / (spread * otherSpread)));
  }
  return xy;
}
