import { at } from "../kernel/column.ts";

/** Sessions in a year, by the convention of the field. */
const SESSIONS_A_YEAR = 252;

/** The simple returns between successive values: one fewer than there are values. */
export function simpleReturns(equity: Float64Array): Float64Array {
  const returns = new Float64Array(Math.max(equity.length - 1, 0));
  for (let t = 1; t < equity.length; t++) returns[t - 1] = at(equity, t) / at(equity, t - 1) - 1;
  return returns;
}

/** The yearly rate that compounds to the same end over `sessions` sessions. `NaN` over none. */
export const annualReturn = (totalReturn: number, sessions: number): number =>
  sessions === 0 ? Number.NaN : (1 + totalReturn) ** (SESSIONS_A_YEAR / sessions) - 1;

/**
 * Mean over sample deviation of the returns, times √252, without a riskless rate. `NaN` when there are fewer than two
 * or all are zero, infinite when all are the same.
 */
export function sharpeRatio(returns: Float64Array): number {
  if (returns.length < 2) return Number.NaN;
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const squares = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (returns.length - 1));
  // Equal returns differ in their last bit after the mean is taken off; that is not volatility.
  return (mean / (deviation < 1e-15 ? 0 : deviation)) * Math.sqrt(SESSIONS_A_YEAR);
}
