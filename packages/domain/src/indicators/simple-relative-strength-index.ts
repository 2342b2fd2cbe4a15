import { unknown, type Column } from "../kernel/column.ts";
import { strengthOf } from "./strength.ts";
import { unknownUntil } from "./unknown-until.ts";

/**
 * Relative strength index of plain means: the gains among the last `window` changes against all movement in them, 0 to
 * 100, with no memory beyond the window. Known from `window` + 1 closes on. Sums are made as in `movingAverage`.
 */
export function simpleRelativeStrengthIndex(closes: Column, window: number): Column {
  if (window >= closes.length) return unknown(closes.length);
  const strengths = unknownUntil(1, closes.length);
  const tails = { doubleGains: unknown(window + 1), movements: unknown(window + 1) };
  tails.doubleGains[window] = 0;
  tails.movements[window] = 0;

  for (let start = 1; start < closes.length; start += window) {
    const end = Math.min(start + window, closes.length);
    let doubleGains = 0;
    let movement = 0;
    for (let row = start; row < end; row++) {
      const change = closes[row]! - closes[row - 1]!;
      doubleGains += change + Math.abs(change);
      movement += Math.abs(change);
      const tail = row - start + 1;
      strengths[row] = strengthOf(doubleGains + tails.doubleGains[tail]!, movement + tails.movements[tail]!);
    }
    sumTails(closes, end, tails);
  }
  return strengths;
}

/** Sums over a block of changes, from its k-th change on. */
interface Tails {
  readonly doubleGains: Column;
  readonly movements: Column;
}

function sumTails(closes: Column, end: number, tails: Tails): void {
  const window = tails.movements.length - 1;
  let doubleGains = 0;
  let movement = 0;
  for (let back = 1; back < window; back++) {
    const change = closes[end - back]! - closes[end - back - 1]!;
    doubleGains += change + Math.abs(change);
    movement += Math.abs(change);
    tails.doubleGains[window - back] = doubleGains;
    tails.movements[window - back] = movement;
  }
}
