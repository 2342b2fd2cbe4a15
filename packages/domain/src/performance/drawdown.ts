import { at } from "../kernel/column.ts";

/** The largest fall of `equity` from a peak before it, as a positive share of that peak; 0 when it never falls. */
export function deepestDrawdown(equity: Float64Array): number {
  let peak = Number.NEGATIVE_INFINITY;
  let deepest = 0;
  // What equity must fall below for a deeper fall, so that few are worked out.
  let bottom = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < equity.length; row++) {
    const value = at(equity, row);
    if (value > peak) {
      peak = value;
      bottom = peak * (1 - deepest);
    } else if (value < bottom) {
      deepest = Math.max(deepest, (peak - value) / peak);
      bottom = value;
    }
  }
  return deepest;
}
