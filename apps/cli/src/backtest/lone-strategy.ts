import { FILLS, kindFor, loneMandate, type BacktestTask, type FillName } from "@alchemiser/application";
import {
  alpacaCosts,
  composerCosts,
  isResearchOnly,
  money,
  noCosts,
  type CostModel,
  type DailyBars,
  type Mandate,
  type Money,
  type Session,
  type Strategy,
} from "@alchemiser/domain";
import type { COST_NAMES } from "../choices.ts";

export type CostName = (typeof COST_NAMES)[number];

const COSTS: Readonly<Record<CostName, CostModel>> = { alpaca: alpacaCosts, composer: composerCosts, none: noCosts };

/** A backtest as the command line asks for it. */
export interface BacktestOrder {
  readonly strategy: Strategy;
  readonly bars: readonly DailyBars[];
  readonly from: Session | undefined;
  readonly to: Session | undefined;
  readonly capital: Money;
  readonly fill: FillName;
  readonly costs: CostName;
}

/** The backtest of a strategy on its own: a mandate of one sleeve, with all the capital and full weights allowed. */
export function taskFor(order: BacktestOrder): BacktestTask {
  const { strategy, bars, from, to, capital, fill } = order;
  const costs = COSTS[order.costs];
  return {
    mandate: mandateOf(strategy, order.costs),
    bars,
    capital,
    fill: FILLS[fill],
    costs,
    // Composer publishes results on adjusted prices; otherwise prices are as raw as the series allow.
    prices: order.costs === "composer" ? "adjusted" : kindFor(bars),
    from,
    to,
    sizing: "trade-price",
    shares: "fractional",
  };
}

/** Why prices are adjusted although nobody asked for it; nothing where that is not so. */
export function remarksOn({ bars, costs }: BacktestOrder): readonly string[] {
  const adjusted = costs === "composer" ? [] : bars.filter(isResearchOnly).map(({ ticker }) => ticker);
  return adjusted.length === 0 ? [] : [`research only: the unadjusted prices of ${adjusted.join(", ")} are not known`];
}

const mandateOf = (strategy: Strategy, costs: CostName): Mandate =>
  loneMandate(strategy, {
    costs: COSTS[costs],
    rebalance: costs === "composer" ? { smallestTrade: money("0.01") } : {},
  });
