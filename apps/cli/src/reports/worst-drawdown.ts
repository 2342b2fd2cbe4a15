/** The deepest fall of a curve: the rows of its peak, of its bottom, and of the recovery if there was one. */
export interface WorstDrawdown {
  readonly peak: number;
  readonly bottom: number;
  readonly recovery: number | undefined;
}

/** Nothing for a curve that never falls. */
export function worstDrawdown(values: ArrayLike<number>): WorstDrawdown | undefined {
  let peak = 0;
  let worst: { readonly peak: number; readonly bottom: number } | undefined;
  let deepest = 0;
  for (let row = 1; row < values.length; row++) {
    const high = values[peak] ?? Number.NaN;
    const value = values[row] ?? Number.NaN;
    const depth = (high - value) / high;
    if (value >= high) peak = row;
    else if (depth > deepest) [worst, deepest] = [{ peak, bottom: row }, depth];
  }
  if (worst === undefined) return undefined;
  const { bottom } = worst;
  const level = values[worst.peak] ?? Number.NaN;
  const back = Array.from(values).findIndex((value, row) => row > bottom && value >= level);
  return { ...worst, recovery: back === -1 ? undefined : back };
}
