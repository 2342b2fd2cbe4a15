import type { Column } from "../kernel/column.ts";
import { unknownUntil } from "./unknown-until.ts";

/** The prices of each bar that ranges are measured from; all three have one length. */
export interface BarRanges {
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
}

/**
 * Wilder's true range, in the unit of the prices: how far prices went within a bar, the gap since the close before
 * included. The first bar has no close before it and is not known.
 */
export function trueRange({ high, low, close }: BarRanges): Column {
  const ranges = unknownUntil(1, close.length);
  for (let row = 1; row < close.length; row++) {
    const before = close[row - 1]!;
    ranges[row] = Math.max(high[row]! - low[row]!, Math.abs(high[row]! - before), Math.abs(low[row]! - before));
  }
  return ranges;
}
