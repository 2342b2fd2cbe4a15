import type { Column } from "../kernel/column.ts";
import { exponentialMovingAverage } from "./exponential-moving-average.ts";
import { quotient } from "./quotient.ts";

/** The windows of the fast and of the slow average. */
export interface OscillatorWindows {
  readonly short: number;
  readonly long: number;
}

/**
 * How far the short exponential average is above the long one, in percent of the long one; known from as many closes on
 * as the longer window has, unless the long average is zero.
 */
export function percentagePriceOscillator(closes: Column, { short, long }: OscillatorWindows): Column {
  const fast = exponentialMovingAverage(closes, short);
  const slow = exponentialMovingAverage(closes, long);
  const oscillator = new Float64Array(closes.length);
  for (let row = 0; row < closes.length; row++) oscillator[row] = quotient(fast[row]! - slow[row]!, slow[row]!) * 100;
  return oscillator;
}

/**
 * Exponential average over `signal` values of the oscillator, seeded with the mean of its first `signal` values; known
 * from long + signal − 1 closes on.
 */
export function percentagePriceOscillatorSignal(
  closes: Column,
  windows: OscillatorWindows & { readonly signal: number },
): Column {
  const firstKnown = Math.max(windows.short, windows.long) - 1;
  return exponentialMovingAverage(percentagePriceOscillator(closes, windows), windows.signal, firstKnown);
}
