import type { Column } from "../kernel/column.ts";

/** Turns a column of fractions, which the caller has just made and nobody else holds, into percent. */
export function inPercent(fractions: Column): Column {
  for (let row = 0; row < fractions.length; row++) fractions[row] = fractions[row]! * 100;
  return fractions;
}
