import { unknown, type Column } from "../kernel/column.ts";
import { movingAverage } from "./moving-average.ts";
import { relativeStrengthIndex } from "./relative-strength-index.ts";
import { unknownUntil } from "./unknown-until.ts";

/** Of Wilder's index, of the range it is placed in, of the mean that is the line, and of the mean of that. */
export interface StochasticWindows {
  readonly strength: number;
  readonly range: number;
  readonly line: number;
  readonly signal: number;
}

export interface StochasticStrength {
  readonly line: Column;
  readonly signal: Column;
}

/**
 * Chande's and Kroll's stochastic relative strength index, 0 to 100: where Wilder's index stands between the lowest and
 * the highest of its last `range` values; the line is the mean of `line` such places (1 leaves them as they are), the
 * signal the mean of `signal` values of the line. The line is known from strength + range + line − 1 closes on, the
 * signal signal − 1 closes later.
 *
 * A place is unknown while the index stands still, as it does when prices do or only rise, and so is every mean of it.
 */
export function stochasticRelativeStrengthIndex(closes: Column, windows: StochasticWindows): StochasticStrength {
  const { strength, range } = windows;
  const places = placesInRange(relativeStrengthIndex(closes, strength), range, strength);
  const placed = strength + range - 1;
  const line = movingAverage(places, windows.line, placed);
  return { line, signal: movingAverage(line, windows.signal, placed + windows.line - 1) };
}

/** Points of an index by which rounding alone may move it. */
const STILL = 1e-9;

/** Windows are put together from two blocks as in `movingAverage`: extremes of a tail and of a head. */
function placesInRange(values: Column, window: number, first: number): Column {
  if (window > values.length - first) return unknown(values.length);
  const places = unknownUntil(first + window - 1, values.length);
  const tails = { lowest: unknown(window + 1), highest: unknown(window + 1) };
  tails.lowest[window] = Infinity;
  tails.highest[window] = -Infinity;

  for (let start = first; start < values.length; start += window) {
    const end = Math.min(start + window, values.length);
    let lowest = Infinity;
    let highest = -Infinity;
    for (let row = start; row < end; row++) {
      const value = values[row]!;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
      const low = Math.min(lowest, tails.lowest[row - start + 1]!);
      const range = Math.max(highest, tails.highest[row - start + 1]!) - low;
      places[row] = range < STILL ? Number.NaN : 100 * ((value - low) / range);
    }
    findExtremes(values, end, tails);
  }
  return places;
}

/** Over a block, from its k-th value on. */
interface Extremes {
  readonly lowest: Column;
  readonly highest: Column;
}

function findExtremes(values: Column, end: number, tails: Extremes): void {
  const window = tails.lowest.length - 1;
  let lowest = Infinity;
  let highest = -Infinity;
  for (let back = 1; back < window; back++) {
    lowest = Math.min(lowest, values[end - back]!);
    highest = Math.max(highest, values[end - back]!);
    tails.lowest[window - back] = lowest;
    tails.highest[window - back] = highest;
  }
}
