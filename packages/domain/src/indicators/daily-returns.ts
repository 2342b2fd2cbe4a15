import type { Column } from "../kernel/column.ts";
import { quotient } from "./quotient.ts";
import { unknownUntil } from "./unknown-until.ts";

/**
 * Simple return of each close on the one before, as a fraction; the first close has none, and neither has one that
 * follows a close of zero.
 */
export function dailyReturns(closes: Column): Column {
  const returns = unknownUntil(1, closes.length);
  for (let row = 1; row < closes.length; row++) returns[row] = quotient(closes[row]!, closes[row - 1]!) - 1;
  return returns;
}
