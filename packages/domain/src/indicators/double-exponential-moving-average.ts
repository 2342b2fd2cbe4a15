import { unknown, type Column } from "../kernel/column.ts";
import { meanOf, shareOfNewest } from "./exponential-smoothing.ts";
import { unknownUntil } from "./unknown-until.ts";

/**
 * Mulloy's double exponential moving average: twice the exponential average, less the exponential average of that
 * average, so that it lags less. Known from the `window`-th value on.
 *
 * The first average is seeded with the mean of the first `window` values, the second with the first value of the first.
 * Seeding it with a mean too would make it known later, and other values for a long time.
 */
export function doubleExponentialMovingAverage(values: Column, window: number): Column {
  if (window > values.length) return unknown(values.length);
  const averages = unknownUntil(window - 1, values.length);
  const alpha = shareOfNewest(window);
  const kept = 1 - alpha;

  let once = meanOf(values, 0, window);
  let twice = once;
  averages[window - 1] = once;
  for (let row = window; row < values.length; row++) {
    once = kept * once + alpha * values[row]!;
    twice = kept * twice + alpha * once;
    averages[row] = 2 * once - twice;
  }
  return averages;
}
