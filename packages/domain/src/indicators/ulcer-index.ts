import { unknown, type Column } from "../kernel/column.ts";
import { measureTailFalls, noRuns, noTailFalls, type TailFalls } from "./tail-falls.ts";

/**
 * Martin's ulcer index, in percent: the root of the mean square of the falls of the last `window` closes from the peak
 * so far; known from `window` closes on, unless the oldest of them is not above zero. A peak must lie inside the window,
 * as in `maxDrawdown`.
 *
 * Windows are put together from two blocks. The closes of the head fall from the peak of the tail up to the first one
 * that is above it, and from their own peaks from there on. The lower the peak of the tail, the fewer are under it.
 */
export function ulcerIndex(closes: Column, window: number): Column {
  if (window > closes.length) return unknown(closes.length);
  const indices = new Float64Array(closes.length);
  const tails = noTailFalls(window);
  const runs = noRuns(window);
  const head = noHead(window);

  for (let start = 0; start < closes.length; start += window) {
    const end = Math.min(start + window, closes.length);
    tails.falls[window] = closes[start]! > 0 ? 0 : Number.NaN;
    measureHead(closes, { start, end }, head);
    combine({ closes, start, end, tails, head, indices });
    if (end === start + window) measureTailFalls(closes, end, tails, runs);
  }
  return indices;
}

/**
 * `peaks` has the peak at the k-th close of a block, from 0 on. The others are sums over its first k closes: of their
 * distances from the first one, of the squares of those, and of the squared falls, as fractions, from their own peaks.
 */
interface Head {
  readonly peaks: Column;
  readonly sums: Column;
  readonly squares: Column;
  readonly falls: Column;
}

const noHead = (window: number): Head => ({
  peaks: new Float64Array(window),
  sums: new Float64Array(window + 1),
  squares: new Float64Array(window + 1),
  falls: new Float64Array(window + 1),
});

interface Rows {
  readonly start: number;
  readonly end: number;
}

function measureHead(closes: Column, { start, end }: Rows, { peaks, sums, squares, falls }: Head): void {
  const origin = closes[start]!;
  let peak = -Infinity;
  for (let row = start; row < end; row++) {
    const close = closes[row]!;
    const place = row - start;
    if (close > peak) peak = close;
    const distance = close - origin;
    // Closes under a peak that is not above zero are only asked for when the answer is unknown anyway.
    const fall = peak > 0 ? (peak - close) / peak : 0;
    peaks[place] = peak;
    sums[place + 1] = sums[place]! + distance;
    squares[place + 1] = squares[place]! + distance * distance;
    falls[place + 1] = falls[place]! + fall * fall;
  }
}

interface Parts extends Rows {
  readonly closes: Column;
  readonly tails: TailFalls;
  readonly head: Head;
  readonly indices: Column;
}

function combine({ closes, start, end, tails, head, indices }: Parts): void {
  const window = head.peaks.length;
  let under = 0;
  for (let row = start; row < end; row++) {
    const place = row - start;
    const peak = tails.peaks[place + 1]!;
    if (under === place && head.peaks[place]! <= peak) under++;
    while (under > 0 && head.peaks[under - 1]! > peak) under--;

    let falls = tails.falls[place + 1]! + (head.falls[place + 1]! - head.falls[under]!);
    if (under > 0) {
      const above = peak - closes[start]!;
      const gaps = above * (under * above - 2 * head.sums[under]!) + head.squares[under]!;
      falls += gaps / (peak * peak);
    }
    indices[row] = 100 * Math.sqrt(falls / window);
  }
}
