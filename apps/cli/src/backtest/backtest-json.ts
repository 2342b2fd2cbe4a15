import type { BacktestResult } from "@alchemiser/application";
import type { BacktestOrder } from "./lone-strategy.ts";

/** The result as scripts read it. Amounts are JSON numbers, unrounded; what is not known is null. */
export const backtestJson = (order: BacktestOrder, result: BacktestResult): object => ({
  strategy: order.strategy.name,
  from: result.sessions[0],
  to: result.sessions.at(-1),
  sessions: result.sessions.length,
  capital: order.capital.toNumber(),
  fill: order.fill,
  costs: order.costs,
  finalEquity: result.finalEquity.toNumber(),
  totalReturn: result.totalReturn,
  annualReturn: result.annualReturn,
  sharpe: result.sharpe,
  maxDrawdown: result.maxDrawdown,
  trades: result.trades,
  orders: result.orders,
  slippage: result.slippage.toNumber(),
  fees: result.fees.toNumber(),
  allocations: result.allocations.map(({ session, weights }) => ({ session, weights: Object.fromEntries(weights) })),
  undecided: result.undecided,
  shortfalls: result.shortfalls,
  trips: result.trips,
  assumptions: result.assumptions,
  hash: result.hash,
});
