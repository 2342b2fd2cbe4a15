import { unknown, type Column } from "../kernel/column.ts";

/**
 * The block before the one that is being measured, from its k-th value on: sums of the distances from an origin, and of
 * their squares.
 */
export interface MomentTails {
  readonly sums: Column;
  readonly squares: Column;
}

/** Unknown as long as there is no block before, but for the tail without values. */
export function noMomentTails(window: number): MomentTails {
  const tails = { sums: unknown(window + 1), squares: unknown(window + 1) };
  tails.sums[window] = 0;
  tails.squares[window] = 0;
  return tails;
}

/** Sums up the block that ends before `start`. The value at `start`, which lies in every window to come, is the origin. */
export function sumMomentTails(values: Column, start: number, { sums, squares }: MomentTails): void {
  const origin = values[start]!;
  let sum = 0;
  let square = 0;
  for (let tail = sums.length - 2, row = start - 1; tail > 0; tail--, row--) {
    const distance = values[row]! - origin;
    sum += distance;
    square += distance * distance;
    sums[tail] = sum;
    squares[tail] = square;
  }
}
