import { unknown, type Column } from "../kernel/column.ts";

/**
 * A block of closes from its k-th close on: its peak, and the sum of the squared falls, as fractions, from the peak so
 * far; the sum is unknown if that close is no peak, being not above zero.
 */
export interface TailFalls {
  readonly peaks: Column;
  readonly falls: Column;
}

/** Unknown as long as there is no block. The tail without closes has no peak. */
export function noTailFalls(window: number): TailFalls {
  const tails = { peaks: unknown(window + 1), falls: unknown(window + 1) };
  tails.peaks[window] = -Infinity;
  return tails;
}

/**
 * Runs of closes that fall from one peak, the nearest run on top. `gaps` and `squares` are sums of how far the closes
 * are below it and of its squares, `falls` the sum of the squared falls of this run and all later ones.
 */
interface Runs {
  readonly peak: Column;
  readonly count: Column;
  readonly gaps: Column;
  readonly squares: Column;
  readonly falls: Column;
}

export const noRuns = (window: number): Runs => ({
  peak: new Float64Array(window),
  count: new Float64Array(window),
  gaps: new Float64Array(window),
  squares: new Float64Array(window),
  falls: new Float64Array(window),
});

/**
 * Measures the block that ends before `end`, from its last close back. A close that is no lower than the peaks after it
 * takes their runs over; each run is taken over once, and only sums of positive numbers are made.
 */
export function measureTailFalls(closes: Column, end: number, tails: TailFalls, runs: Runs): void {
  const window = tails.peaks.length - 1;
  let depth = 0;
  for (let back = 1; back < window; back++) {
    const peak = closes[end - back]!;
    let [count, gaps, squares] = [1, 0, 0];
    for (; depth > 0 && runs.peak[depth - 1]! <= peak; depth--) {
      const rise = peak - runs.peak[depth - 1]!;
      squares += runs.squares[depth - 1]! + rise * (2 * runs.gaps[depth - 1]! + runs.count[depth - 1]! * rise);
      gaps += runs.gaps[depth - 1]! + runs.count[depth - 1]! * rise;
      count += runs.count[depth - 1]!;
    }
    runs.peak[depth] = peak;
    runs.count[depth] = count;
    runs.gaps[depth] = gaps;
    runs.squares[depth] = squares;
    runs.falls[depth] = squares / (peak * peak) + (depth > 0 ? runs.falls[depth - 1]! : 0);
    tails.peaks[window - back] = runs.peak[0]!;
    tails.falls[window - back] = peak > 0 ? runs.falls[depth]! : Number.NaN;
    depth++;
  }
}
