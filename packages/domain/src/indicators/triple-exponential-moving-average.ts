import { unknown, type Column } from "../kernel/column.ts";
import { meanOf, shareOfNewest } from "./exponential-smoothing.ts";
import { unknownUntil } from "./unknown-until.ts";

/**
 * Mulloy's triple exponential moving average: 3 × the exponential average − 3 × the average of that + the average of
 * the latter. Known from the `window`-th value on, and seeded like `doubleExponentialMovingAverage`.
 */
export function tripleExponentialMovingAverage(values: Column, window: number): Column {
  if (window > values.length) return unknown(values.length);
  const averages = unknownUntil(window - 1, values.length);
  const alpha = shareOfNewest(window);
  const kept = 1 - alpha;

  let once = meanOf(values, 0, window);
  let twice = once;
  let thrice = once;
  averages[window - 1] = once;
  for (let row = window; row < values.length; row++) {
    once = kept * once + alpha * values[row]!;
    twice = kept * twice + alpha * once;
    thrice = kept * thrice + alpha * twice;
    averages[row] = 3 * (once - twice) + thrice;
  }
  return averages;
}
