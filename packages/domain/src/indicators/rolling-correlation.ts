import type { Column } from "../kernel/column.ts";
import { comoments } from "./comoments.ts";
import { quotient } from "./quotient.ts";

/**
 * Pearson's correlation of the last `window` pairs of values, −1 to 1; known from the `window`-th pair on, unless one of
 * the two stands still. Of what it is given: hand it returns for a correlation of returns.
 */
export function rollingCorrelation(values: Column, others: Column, window: number): Column {
  const { xx, yy, xy } = comoments({ x: values, y: others, first: 0 }, window);
  for (let row = 0; row < xy.length; row++) {
    const correlation = quotient(xy[row]!, Math.sqrt(xx[row]!) * Math.sqrt(yy[row]!));
    xy[row] = Math.max(-1, Math.min(1, correlation));
  }
  return xy;
}
