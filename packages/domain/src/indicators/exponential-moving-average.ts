import { unknown, type Column } from "../kernel/column.ts";
import { unknownUntil } from "./unknown-until.ts";

/**
 * Exponential moving average with α = 2 / (window + 1), seeded with the mean of the first `window` values; known from
 * the `window`-th value on. `first` is the row of the first value. It remembers every value since.
 */
export function exponentialMovingAverage(values: Column, window: number, first = 0): Column {
  const seeded = first + window - 1;
  if (seeded >= values.length) return unknown(values.length);
  const averages = unknownUntil(seeded, values.length);
  const alpha = 2 / (window + 1);
  const kept = 1 - alpha;

  let average = meanOf(values, first, window);
  averages[seeded] = average;
  for (let row = seeded + 1; row < values.length; row++) {
    average = kept * average + alpha * values[row]!;
    averages[row] = average;
  }
  return averages;
}

function meanOf(values: Column, first: number, count: number): number {
  let sum = 0;
  for (let row = first; row < first + count; row++) sum += values[row]!;
  return sum / count;
}
