import { unknown, type Column } from "../kernel/column.ts";
import { unknownUntil } from "./unknown-until.ts";

/**
 * Mean of the last `window` values with the weights 1, 2, … `window`, the newest value being the heaviest; known from
 * the `window`-th value on.
 *
 * Windows are put together from two blocks as in `movingAverage`; a sum over the sums of all tails weighs the older
 * block. No weight is taken off again, so that nothing drifts.
 */
export function weightedMovingAverage(values: Column, window: number): Column {
  if (window > values.length) return unknown(values.length);
  const averages = unknownUntil(window - 1, values.length);
  const tails = unknown(window + 1);
  tails[window] = 0;
  const weights = (window * (window + 1)) / 2;

  for (let start = 0; start < values.length; start += window) {
    const end = Math.min(start + window, values.length);
    let head = 0;
    let rising = 0;
    for (let row = start; row < end; row++) {
      const value = values[row]!;
      const place = row - start;
      head += value;
      rising += place * value;
      averages[row] = (rising + (window - place) * head + tails[place + 1]!) / weights;
    }
    weighTails(values, end, tails);
  }
  return averages;
}

/** tails[k]: the block before from its k-th value on, with the weights 1, 2, … */
function weighTails(values: Column, end: number, tails: Column): void {
  const window = tails.length - 1;
  let sum = 0;
  let weighted = 0;
  for (let back = 1; back < window; back++) {
    sum += values[end - back]!;
    weighted += sum;
    tails[window - back] = weighted;
  }
}
