import { unknown, type Column } from "../kernel/column.ts";
import { unknownUntil } from "./unknown-until.ts";

export interface Smoothing {
  /** How many values the average starts from. */
  readonly window: number;
  /** The share that each further value gets. */
  readonly alpha: number;
  /** The row of the first value. */
  readonly first: number;
}

/**
 * The mean of the first `window` values, and from there on an average in which every value gets the share `alpha` and
 * all before it keep the rest.
 */
export function exponentiallySmoothed(values: Column, { window, alpha, first }: Smoothing): Column {
  const seeded = first + window - 1;
  if (seeded >= values.length) return unknown(values.length);
  const averages = unknownUntil(seeded, values.length);
  const kept = 1 - alpha;

  let average = meanOf(values, first, window);
  averages[seeded] = average;
  for (let row = seeded + 1; row < values.length; row++) {
    average = kept * average + alpha * values[row]!;
    averages[row] = average;
  }
  return averages;
}

export function meanOf(values: Column, first: number, count: number): number {
  let sum = 0;
  for (let row = first; row < first + count; row++) sum += values[row]!;
  return sum / count;
}

/** The share of a new value in an exponential moving average over `window` values, which half of the weight lies in. */
export const shareOfNewest = (window: number): number => 2 / (window + 1);
