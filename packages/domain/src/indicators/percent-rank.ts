import { unknown, type Column } from "../kernel/column.ts";
import { unknownUntil } from "./unknown-until.ts";

/**
 * How many of the `window` values before a value are smaller than it, in percent of them; equal ones are not smaller.
 * Known from `window` + 1 values on. `first` is the row of the first value.
 *
 * The window is kept in order: the oldest value goes, and those between its place and that of the newest one move up.
 * That takes as many steps as there are values between the two, a third of the window where they come at random.
 */
export function percentRank(values: Column, window: number, first = 0): Column {
  if (window >= values.length - first) return unknown(values.length);
  const ranks = unknownUntil(first + window, values.length);
  const sorted = values.slice(first, first + window).sort();
  let unknowns = countUnknown(sorted);

  for (let row = first + window; row < values.length; row++) {
    const oldest = values[row - window]!;
    const newest = values[row]!;
    const smaller = replace(sorted, oldest, newest) + Number(oldest < newest);
    ranks[row] = unknowns > 0 || Number.isNaN(newest) ? Number.NaN : (100 * smaller) / window;
    unknowns += Number(Number.isNaN(newest)) - Number(Number.isNaN(oldest));
  }
  return ranks;
}

/** Puts `newest` in the place of `oldest` and in order, unknown ones last; how many of the others are smaller. */
function replace(sorted: Column, oldest: number, newest: number): number {
  let place = firstNotSmaller(sorted, oldest);
  while (place > 0 && !isSmaller(sorted[place - 1]!, newest)) {
    sorted[place] = sorted[place - 1]!;
    place--;
  }
  while (place < sorted.length - 1 && isSmaller(sorted[place + 1]!, newest)) {
    sorted[place] = sorted[place + 1]!;
    place++;
  }
  sorted[place] = newest;
  return place;
}

function firstNotSmaller(sorted: Column, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isSmaller(sorted[middle]!, value)) from = middle + 1;
    else to = middle;
  }
  return from;
}

const isSmaller = (value: number, other: number): boolean =>
  value < other || (Number.isNaN(other) && !Number.isNaN(value));

function countUnknown(values: Column): number {
  let unknowns = 0;
  for (const value of values) if (Number.isNaN(value)) unknowns++;
  return unknowns;
}
