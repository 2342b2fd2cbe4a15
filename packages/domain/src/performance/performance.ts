import { deepestDrawdown } from "./drawdown.ts";
import { annualReturn, sharpeRatio, simpleReturns } from "./returns.ts";

/** How an equity curve did. Returns and drawdown are shares: 0.1 is ten percent. */
export interface Performance {
  readonly totalReturn: number;
  readonly annualReturn: number;
  readonly sharpe: number;
  readonly maxDrawdown: number;
}

/** Measures a curve of one value a session; the first is the capital before the first session. */
export function measurePerformance(equity: Float64Array): Performance {
  const totalReturn = (equity.at(-1) ?? Number.NaN) / (equity[0] ?? Number.NaN) - 1;
  return {
    totalReturn,
    annualReturn: annualReturn(totalReturn, equity.length - 1),
    sharpe: sharpeRatio(simpleReturns(equity)),
    maxDrawdown: deepestDrawdown(equity),
  };
}
