// Definitions as a textbook writes them, to hold the fast ones against.

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

export const changes = (values: readonly number[]): readonly number[] =>
  values.slice(1).map((value, index) => value - (values[index] ?? Number.NaN));

export const returns = (values: readonly number[]): readonly number[] =>
  values.slice(1).map((value, index) => value / (values[index] ?? Number.NaN) - 1);

/** Seeded with the mean of the first `window` values. */
export function exponential(values: readonly number[], window: number): number {
  const seed = mean(values.slice(0, window));
  return values.slice(window).reduce((average, value) => average + (2 / (window + 1)) * (value - average), seed);
}
