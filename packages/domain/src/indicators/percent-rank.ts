import { unknown, type Column } from "../kernel/column.ts";
import { unknownUntil } from "./unknown-until.ts";

/**
 * How many of the `window` values before a value are smaller than it, in percent of them; equal ones are not smaller.
 * Known from `window` + 1 values on. `first` is the row of the first value.
 *
 * The window is kept in order. A new value is searched by halves and takes the place of the oldest one; what lies
 * between their places is moved in one piece.
 */
export function percentRank(values: Column, window: number, first = 0): Column {
  if (window >= values.length - first) return unknown(values.length);
  const ranks = unknownUntil(first + window, values.length);
  const sorted = values.slice(first, first + window).sort();
  let unknowns = countUnknown(sorted);

  for (let row = first + window; row < values.length; row++) {
    const newest = values[row]!;
    const oldest = values[row - window]!;
    const smaller = countSmaller(sorted, newest);
    ranks[row] = unknowns > 0 || Number.isNaN(newest) ? Number.NaN : (100 * smaller) / window;

    const place = countSmaller(sorted, oldest);
    if (smaller > place) {
      sorted.copyWithin(place, place + 1, smaller);
      sorted[smaller - 1] = newest;
    } else {
      sorted.copyWithin(smaller + 1, smaller, place);
      sorted[smaller] = newest;
    }
    unknowns += Number(Number.isNaN(newest)) - Number(Number.isNaN(oldest));
  }
  return ranks;
}

/** How many of the sorted values are smaller: also the first place at which `value` may stand. Unknown ones stand last. */
function countSmaller(sorted: Column, value: number): number {
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
