import { at, type Column } from "../kernel/column.ts";

// Factors relate an early price to the last row of its series, so they are found by walking backwards from there, where
// they are 1. An action on a session divides that session from all those before it; one on the first row changes nothing.

/** A day's cash dividend per share, beside the close in whose terms it is expressed. */
export interface PaidCloses {
  readonly closes: Column;
  /** On the ex-date; 0 on all other sessions. */
  readonly dividends: Column;
}

/**
 * What a raw price is multiplied with to count in shares of the last row.
 *
 * @param splits new shares for one old share, on the first session that trades in new ones; 0 or 1 on all others
 */
export function splitFactors(splits: Column): Column {
  const factors = new Float64Array(splits.length).fill(1);
  for (let row = splits.length - 2; row >= 0; row--) {
    const ratio = at(splits, row + 1);
    factors[row] = at(factors, row + 1) / (ratio === 0 ? 1 : ratio);
  }
  return factors;
}

/**
 * What a split-adjusted close is multiplied with to have its dividends reinvested: the holder of a share gets the
 * fraction `dividend / close of the session before` on each ex-date.
 */
export function dividendFactors({ closes, dividends }: PaidCloses): Column {
  const factors = new Float64Array(closes.length).fill(1);
  for (let row = closes.length - 2; row >= 0; row--) {
    factors[row] = at(factors, row + 1) * (1 - at(dividends, row + 1) / at(closes, row));
  }
  return factors;
}

/**
 * The factors that `dividendFactors` would have given for closes which have them applied already: what undoes it. With
 * factor g on an ex-date, a close c before it and the dividend d, the adjusted close is a = c · g · (1 − d/c), hence
 * c = a/g + d.
 */
export function appliedDividendFactors({ closes, dividends }: PaidCloses): Column {
  const factors = new Float64Array(closes.length).fill(1);
  for (let row = closes.length - 2; row >= 0; row--) {
    const adjusted = at(closes, row);
    factors[row] = adjusted / (adjusted / at(factors, row + 1) + at(dividends, row + 1));
  }
  return factors;
}

/** Prices as they were before `factors` were applied to them. */
export const withoutFactors = (prices: Column, factors: Column): Column =>
  prices.map((price, row) => price / at(factors, row));

/** Prices, or amounts of cash per share, with `factors` applied to them. */
export const withFactors = (prices: Column, factors: Column): Column =>
  prices.map((price, row) => price * at(factors, row));
