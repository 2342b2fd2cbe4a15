import type { Column } from "../kernel/column.ts";
import { exponentialMovingAverage } from "./exponential-moving-average.ts";
import { meanOf, shareOfNewest } from "./exponential-smoothing.ts";
import type { OscillatorWindows } from "./percentage-price-oscillator.ts";
import { unknownUntil } from "./unknown-until.ts";

/** All three in the unit of the closes. */
export interface ConvergenceDivergence {
  /** The short exponential average less the long one. */
  readonly line: Column;
  /** The exponential average of the line. */
  readonly signal: Column;
  /** The line less its signal. */
  readonly histogram: Column;
}

/**
 * Appel's moving average convergence divergence (MACD). The line is known from as many closes on as the longer window
 * has. The signal is seeded with the mean of the first `signal` values of the line; it and the histogram are known from
 * long + signal − 1 closes on.
 */
export function movingAverageConvergenceDivergence(
  closes: Column,
  windows: OscillatorWindows & { readonly signal: number },
): ConvergenceDivergence {
  const lineKnown = Math.max(windows.short, windows.long) - 1;
  const signalKnown = lineKnown + windows.signal - 1;
  const line = unknownUntil(lineKnown, closes.length);
  const signal = unknownUntil(signalKnown, closes.length);
  const histogram = unknownUntil(signalKnown, closes.length);

  const beginning = closes.subarray(0, signalKnown + 1);
  const fasts = exponentialMovingAverage(beginning, windows.short);
  const slows = exponentialMovingAverage(beginning, windows.long);
  for (let row = lineKnown; row < beginning.length; row++) line[row] = fasts[row]! - slows[row]!;

  if (signalKnown < closes.length) {
    const average = meanOf(line, lineKnown, windows.signal);
    signal[signalKnown] = average;
    histogram[signalKnown] = line[signalKnown]! - average;
    const state = { row: signalKnown, fast: fasts[signalKnown]!, slow: slows[signalKnown]!, average };
    goOn({ closes, windows, state, columns: { line, signal, histogram } });
  }
  return { line, signal, histogram };
}

interface Known {
  readonly closes: Column;
  readonly windows: OscillatorWindows & { readonly signal: number };
  /** The averages of the closes and of the line at the first row at which there is a signal. */
  readonly state: { readonly row: number; readonly fast: number; readonly slow: number; readonly average: number };
  readonly columns: ConvergenceDivergence;
}

/** All three averages in one pass: they hardly wait for each other. */
function goOn({ closes, windows, state, columns: { line, signal, histogram } }: Known): void {
  const fastAlpha = shareOfNewest(windows.short);
  const slowAlpha = shareOfNewest(windows.long);
  const signalAlpha = shareOfNewest(windows.signal);
  const [fastKept, slowKept, signalKept] = [1 - fastAlpha, 1 - slowAlpha, 1 - signalAlpha];
  let { fast, slow, average } = state;

  for (let row = state.row + 1; row < closes.length; row++) {
    const close = closes[row]!;
    fast = fastKept * fast + fastAlpha * close;
    slow = slowKept * slow + slowAlpha * close;
    const difference = fast - slow;
    average = signalKept * average + signalAlpha * difference;
    line[row] = difference;
    signal[row] = average;
    histogram[row] = difference - average;
  }
}
