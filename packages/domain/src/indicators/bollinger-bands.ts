import type { Column } from "../kernel/column.ts";
import { noMomentTails, sumMomentTails, type MomentTails } from "./moment-tails.ts";
import { quotient } from "./quotient.ts";
import { unknownUntil } from "./unknown-until.ts";

export interface BollingerSettings {
  readonly window: number;
  /** How many deviations the outer bands are away from the middle one; usually 2. */
  readonly deviations: number;
}

export interface BollingerBands {
  /** Mean of the closes. */
  readonly middle: Column;
  readonly upper: Column;
  readonly lower: Column;
  /** Where the close is: 0 on the lower band, 1 on the upper one (%b). Unknown when the bands are one. */
  readonly position: Column;
  /** Distance of the outer bands, as a fraction of the middle one. Unknown when that is zero. */
  readonly width: Column;
}

/**
 * Bollinger's bands around the mean of the last `window` closes, by his convention with the deviation of a population
 * (divided by `window`); known from the `window`-th close on. Sums are made as in `sampleDeviation`.
 */
export function bollingerBands(closes: Column, { window, deviations }: BollingerSettings): BollingerBands {
  const bands = noBands(window, closes.length);
  if (window > closes.length) return bands;
  const tails = noMomentTails(window);

  for (let start = 0; start < closes.length; start += window) {
    if (start > 0) sumMomentTails(closes, start, tails);
    bandBlock({ closes, start, tails, deviations, bands });
  }
  return bands;
}

const noBands = (window: number, length: number): BollingerBands => ({
  middle: unknownUntil(window - 1, length),
  upper: unknownUntil(window - 1, length),
  lower: unknownUntil(window - 1, length),
  position: unknownUntil(window - 1, length),
  width: unknownUntil(window - 1, length),
});

interface Block {
  readonly closes: Column;
  readonly start: number;
  readonly tails: MomentTails;
  readonly deviations: number;
  readonly bands: BollingerBands;
}

function bandBlock({ closes, start, tails: { sums, squares }, deviations, bands }: Block): void {
  const window = sums.length - 1;
  const end = Math.min(start + window, closes.length);
  const origin = closes[start]!;
  const each = 1 / window;
  const { middle, upper, lower, position, width } = bands;
  let heads = 0;
  let headSquares = 0;

  for (let row = start, tail = 1; row < end; row++, tail++) {
    const distance = closes[row]! - origin;
    heads += distance;
    headSquares += distance * distance;
    const mean = (heads + sums[tail]!) * each;
    const variance = (headSquares + squares[tail]!) * each - mean * mean;
    const reach = deviations * Math.sqrt(variance < 0 ? 0 : variance);
    const center = origin + mean;
    middle[row] = center;
    upper[row] = center + reach;
    lower[row] = center - reach;
    position[row] = 0.5 + quotient(distance - mean, 2 * reach);
    width[row] = quotient(2 * reach, center);
  }
}
