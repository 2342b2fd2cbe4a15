// Definitions as a textbook writes them, to hold the fast ones against. Each is of all the values that it is given.

type Values = readonly number[];

const last = (values: Values): number => values.at(-1) ?? Number.NaN;

export const mean = (values: Values): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** From the first value, so that small differences of large values are exact. */
const distances = (values: Values): Values => values.map((value) => value - (values[0] ?? Number.NaN));

/** From the mean. */
function deviations(values: Values): Values {
  const away = distances(values);
  return away.map((distance) => distance - mean(away));
}

/** Sum, over pairs, of the product of their deviations. */
function comoment(values: Values, others: Values): number {
  const other = deviations(others);
  return deviations(values).reduce((sum, value, index) => sum + value * (other[index] ?? Number.NaN), 0);
}

/** Of a sample. */
export const deviation = (values: Values): number => Math.sqrt(comoment(values, values) / (values.length - 1));

export const correlation = (values: Values, others: Values): number =>
  comoment(values, others) / (Math.sqrt(comoment(values, values)) * Math.sqrt(comoment(others, others)));

export const changes = (values: Values): Values =>
  values.slice(1).map((value, index) => value - (values[index] ?? Number.NaN));

export const returns = (values: Values): Values =>
  values.slice(1).map((value, index) => value / (values[index] ?? Number.NaN) - 1);

/** Of returns; equal ones differ in their last bits, and have none. */
export const sharpe = (values: Values): number =>
  deviation(values) < 1e-15 ? Number.NaN : mean(values) / deviation(values);

/** Of returns. */
export function beta(values: Values, market: Values): number {
  const variance = comoment(market, market);
  return Math.sqrt(variance / market.length) < 1e-15 ? Number.NaN : comoment(values, market) / variance;
}

/** The least-squares line against 0, 1, 2, … */
export function regression(values: Values): Record<"slope" | "intercept" | "rSquared", number> {
  const places = values.map((_, index) => index);
  const slope = comoment(places, values) / comoment(places, places);
  return {
    slope,
    intercept: mean(values) - slope * mean(places),
    rSquared: (slope * comoment(places, values)) / comoment(values, values),
  };
}

/** Bands at two deviations of the population. */
export function bands(values: Values): Record<"lower" | "middle" | "upper" | "position" | "width", number> {
  const middle = mean(values);
  const reach = 2 * Math.sqrt(comoment(values, values) / values.length);
  const position = 0.5 + last(deviations(values)) / (2 * reach);
  return { lower: middle - reach, middle, upper: middle + reach, position, width: (2 * reach) / middle };
}

/** Weights 1, 2, 3, … */
export const weightedMean = (values: Values): number =>
  values.reduce((sum, value, index) => sum + (index + 1) * value, 0) / ((values.length * (values.length + 1)) / 2);

/** Of each value from the highest so far, as a fraction. */
const falls = (values: Values): Values =>
  values.map((value, index) => {
    const peak = Math.max(...values.slice(0, index + 1));
    return (peak - value) / peak;
  });

/** In percent. */
export const worstFall = (values: Values): number => 100 * Math.max(...falls(values));

/** In percent. */
export const ulcer = (values: Values): number => 100 * Math.sqrt(mean(falls(values).map((fall) => fall ** 2)));

/** How many of the values before the last one are smaller, in percent. */
export const rank = (values: Values): number =>
  (100 * values.filter((value) => value < last(values)).length) / (values.length - 1);

/** Where the last value is between the lowest and the highest, in percent; unknown when those hardly differ. */
export function place(values: Values): number {
  const lowest = Math.min(...values);
  const range = Math.max(...values) - lowest;
  return range < 1e-9 ? Number.NaN : (100 * (last(values) - lowest)) / range;
}

/** Seeded with the mean of the first `window` values. */
export const exponential = (values: Values, window: number): number => smoothed(values, window, 2 / (window + 1));

export function smoothed(values: Values, window: number, alpha: number): number {
  const seed = mean(values.slice(0, window));
  return values.slice(window).reduce((average, value) => average + alpha * (value - average), seed);
}

/** Wilder's relative strength index. */
export function strength(closes: Values, window: number): number {
  const moves = changes(closes);
  const average = (parts: Values): number => smoothed(parts, window, 1 / window);
  const gain = average(moves.map((move) => Math.max(move, 0)));
  const loss = average(moves.map((move) => Math.max(-move, 0)));
  if (gain + loss === 0) return 50;
  return loss === 0 ? 100 : 100 - 100 / (1 + gain / loss);
}

/** The same statistic after each of the values, the first ones included. */
export const history = (values: Values, statistic: (past: Values) => number): Values =>
  values.map((_, row) => statistic(values.slice(0, row + 1)));
