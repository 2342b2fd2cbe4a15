import type { Column } from "../kernel/column.ts";
import { exponentiallySmoothed } from "./exponential-smoothing.ts";

/**
 * Wilder's average, also called smoothed moving average: exponential with α = 1 / window, seeded with the mean of the
 * first `window` values; known from the `window`-th value on. `first` is the row of the first value. It remembers about
 * twice as long as an exponential moving average of the same window.
 */
export const wildersAverage = (values: Column, window: number, first = 0): Column =>
  exponentiallySmoothed(values, { window, alpha: 1 / window, first });
