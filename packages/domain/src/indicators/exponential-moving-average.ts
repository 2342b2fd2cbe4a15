import type { Column } from "../kernel/column.ts";
import { exponentiallySmoothed, shareOfNewest } from "./exponential-smoothing.ts";

/**
 * Exponential moving average with α = 2 / (window + 1), seeded with the mean of the first `window` values; known from
 * the `window`-th value on. `first` is the row of the first value. It remembers every value since.
 */
export const exponentialMovingAverage = (values: Column, window: number, first = 0): Column =>
  exponentiallySmoothed(values, { window, alpha: shareOfNewest(window), first });
