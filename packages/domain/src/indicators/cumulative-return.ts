import type { Column } from "../kernel/column.ts";
import { quotient } from "./quotient.ts";
import { unknownUntil } from "./unknown-until.ts";

/**
 * Change of the close over `window` sessions, in percent; known from `window` + 1 closes on, unless the earlier close is
 * zero.
 */
export function cumulativeReturn(closes: Column, window: number): Column {
  const returns = unknownUntil(window, closes.length);
  for (let row = window; row < closes.length; row++) {
    returns[row] = (quotient(closes[row]!, closes[row - window]!) - 1) * 100;
  }
  return returns;
}
