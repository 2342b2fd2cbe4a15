/** The largest fall of `equity` from a peak before it, as a positive share of that peak; 0 when it never falls. */
export function deepestDrawdown(equity: Float64Array): number {
  let peak = Number.NEGATIVE_INFINITY;
  let deepest = 0;
  for (const value of equity) {
    if (value > peak) peak = value;
    else deepest = Math.max(deepest, (peak - value) / peak);
  }
  return deepest;
}
