import { unknown, type Column } from "../kernel/column.ts";
import { strengthOf } from "./strength.ts";
import { unknownUntil } from "./unknown-until.ts";

/** Movement that prices have long forgotten. It fades no further: near zero, floats lose the ratio of its parts. */
const FAINTEST = 1e-270;

/**
 * Wilder's relative strength index, 0 to 100, over the last `window` changes and, fading, every change before them.
 * Seeded with the simple means of the first `window` gains and losses; known from the close after those on.
 *
 * Both averages are kept `window` times too large, which their ratio does not notice and which saves two divisions.
 */
export function relativeStrengthIndex(closes: Column, window: number): Column {
  if (window >= closes.length) return unknown(closes.length);
  const strengths = unknownUntil(window, closes.length);
  const fading = 1 - 1 / window;

  let doubleGains = 0;
  let movement = 0;
  for (let row = 1; row <= window; row++) {
    const change = closes[row]! - closes[row - 1]!;
    doubleGains += change + Math.abs(change);
    movement += Math.abs(change);
  }
  strengths[window] = strengthOf(doubleGains, movement);

  for (let row = window + 1; row < closes.length; row++) {
    const change = closes[row]! - closes[row - 1]!;
    const kept = movement < FAINTEST ? 1 : fading;
    doubleGains = kept * doubleGains + (change + Math.abs(change));
    movement = kept * movement + Math.abs(change);
    strengths[row] = strengthOf(doubleGains, movement);
  }
  return strengths;
}
