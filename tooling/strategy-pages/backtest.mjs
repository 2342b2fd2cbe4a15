import { FILLS, loneMandate, runBacktest } from "@alchemiser/application";
import { alpacaCosts, money, symphony } from "@alchemiser/domain";
import { spanOf } from "@alchemiser/strategies/testing";

/** A strategy on its own, as `alchemiser backtest` runs it, up to the last session that all of its symbols have. */
export function backtest(strategy, bars, span = { from: undefined, to: spanOf(bars).last }) {
  const answer = runBacktest({
    mandate: loneMandate(strategy),
    bars,
    capital: money("10000"),
    fill: FILLS["next-open"],
    costs: alpacaCosts,
    prices: "adjusted",
    ...span,
    sizing: "trade-price",
    shares: "fractional",
  });
  if (answer.outcome !== "finished") throw new Error(`${strategy.name}: ${answer.reason}`);
  return answer;
}

/** What the chart and the figures have beside the strategy: the S&P 500, bought once and held. */
export const yardstick = () =>
  symphony('(defsymphony "SPY" {:rebalance-threshold 0.5} (asset "SPY"))', "spy.clj").strategy;
