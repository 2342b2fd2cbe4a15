import { unknown, type Column } from "../kernel/column.ts";
import { noMomentTails, sumMomentTails } from "./moment-tails.ts";
import { unknownUntil } from "./unknown-until.ts";

/**
 * Sample standard deviation (divided by `window` − 1) of the last `window` values; known from the `window`-th value on.
 * The deviation of a single value is not known. `first` is the row of the first value.
 *
 * Windows are put together from two blocks as in `movingAverage`. Distances are measured from a value that lies inside
 * the window, so that squares lose at most a factor of `window` in precision, whatever the values are.
 */
export function sampleDeviation(values: Column, window: number, first = 0): Column {
  if (window < 2 || window > values.length - first) return unknown(values.length);
  const deviations = unknownUntil(first, values.length);
  const { sums, squares } = noMomentTails(window);
  const [each, eachButOne] = [1 / window, 1 / (window - 1)];

  for (let start = first; start < values.length; start += window) {
    if (start > first) sumMomentTails(values, start, { sums, squares });
    const end = Math.min(start + window, values.length);
    const origin = values[start]!;
    let heads = 0;
    let headSquares = 0;
    for (let row = start, tail = 1; row < end; row++, tail++) {
      const distance = values[row]! - origin;
      heads += distance;
      headSquares += distance * distance;
      const sum = heads + sums[tail]!;
      const variance = (headSquares + squares[tail]! - sum * sum * each) * eachButOne;
      deviations[row] = Math.sqrt(variance < 0 ? 0 : variance);
    }
  }
  return deviations;
}
