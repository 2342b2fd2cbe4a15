import { unknown, type Column } from "../kernel/column.ts";

/**
 * Largest fall from a running peak within the last `window` closes, in percent and positive; known from `window` closes
 * on, unless the oldest of them is not above zero. The peak must lie inside the window too.
 *
 * A window is the tail of one block of `window` closes and the head of the next. Its worst fall lies in the tail, in
 * the head, or goes from the tail's peak to the head's trough. A fall is kept as what it leaves of the peak: 0.8 for
 * 20 %.
 */
export function maxDrawdown(closes: Column, window: number): Column {
  if (window > closes.length) return unknown(closes.length);
  const drawdowns = new Float64Array(closes.length);
  const tails = { peaks: unknown(window + 1), left: unknown(window + 1) };

  for (let start = 0; start < closes.length; start += window) {
    tails.left[window] = closes[start]! > 0 ? 1 : Number.NaN;
    fallInBlock({ closes, start, tails, drawdowns });
    if (start + window <= closes.length) foldTails(closes, start + window, tails);
  }
  return drawdowns;
}

/** From the k-th close of a block on: its peak, and what the worst fall leaves; unknown if that close is no peak, being not above zero. */
interface Tails {
  readonly peaks: Column;
  readonly left: Column;
}

interface Block {
  readonly closes: Column;
  readonly start: number;
  readonly tails: Tails;
  readonly drawdowns: Column;
}

function fallInBlock({ closes, start, tails: { peaks, left }, drawdowns }: Block): void {
  const end = Math.min(start + peaks.length - 1, closes.length);
  let peak = 0;
  let trough = Infinity;
  let worst = 1;
  // What a close must be below to be the worst fall. As long as there is no peak, none is.
  let bottom = -Infinity;

  for (let row = start; row < end; row++) {
    const close = closes[row]!;
    if (close < trough) trough = close;
    if (close > peak) {
      peak = close;
      bottom = worst * peak;
    } else if (close < bottom) {
      worst = close / peak;
      bottom = close;
    }

    const tail = row - start + 1;
    let rest = left[tail]!;
    if (worst < rest) rest = worst;
    if (trough < rest * peaks[tail]!) rest = trough / peaks[tail]!;
    drawdowns[row] = (1 - rest) * 100;
  }
}

function foldTails(closes: Column, end: number, { peaks, left }: Tails): void {
  const window = peaks.length - 1;
  let peak = 0;
  let trough = Infinity;
  let worst = 1;

  for (let back = 1; back < window; back++) {
    const close = closes[end - back]!;
    if (close < trough) trough = close;
    if (close > peak) peak = close;
    if (close > 0 && trough < worst * close) worst = trough / close;
    peaks[window - back] = peak;
    left[window - back] = close > 0 ? worst : Number.NaN;
  }
}
