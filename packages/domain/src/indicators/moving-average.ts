import { unknown, type Column } from "../kernel/column.ts";
import { unknownUntil } from "./unknown-until.ts";

/**
 * Mean of the last `window` values; known from the `window`-th value on. `first` is the row of the first value.
 *
 * Rows are cut into blocks of `window`. Every window is then the tail of one block and the head of the next, so its
 * sum needs no subtraction: nothing drifts, and a huge value leaves no trace once it has left the window.
 */
export function movingAverage(values: Column, window: number, first = 0): Column {
  if (window > values.length - first) return unknown(values.length);
  const means = unknownUntil(first, values.length);
  // tails[k]: sum of the block before, from its k-th value on. Unknown until there is such a block.
  const tails = unknown(window + 1);
  tails[window] = 0;

  for (let start = first; start < values.length; start += window) {
    const end = Math.min(start + window, values.length);
    let head = 0;
    for (let row = start, tail = 1; row < end; row++, tail++) {
      head += values[row]!;
      means[row] = (head + tails[tail]!) / window;
    }
    let sum = 0;
    for (let row = end - 1, tail = window - 1; tail > 0; row--, tail--) {
      sum += values[row]!;
      tails[tail] = sum;
    }
  }
  return means;
}
