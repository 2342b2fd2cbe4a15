import { smaller, sum } from "../money/decimal.ts";
import { NO_MONEY, scaled, type Money } from "../money/money.ts";
import type { Side } from "../orders/order.ts";
import type { RebalancePlan } from "../rebalance/plan-rebalance.ts";
import { tradeValue } from "../rebalance/trade.ts";
import { lookThrough, type LookThrough } from "./sectors.ts";

/** How much a plan moves, and how much of the market it leads to. */
export interface Exposure {
  /** The lesser of its purchases and its sales. */
  readonly exchanged: Money;
  /** What all holdings are worth together. */
  readonly gross: Money;
  /** What the holdings in each sector are worth, each as often as it is leveraged. */
  readonly bySector: ReadonlyMap<LookThrough["sector"], Money>;
}

const weighed = new WeakMap<RebalancePlan, Exposure>();

/** What the plan leads to: weighed once, for all of its orders. */
export function exposureOf(plan: RebalancePlan): Exposure {
  const before = weighed.get(plan);
  if (before !== undefined) return before;
  let gross = NO_MONEY;
  const bySector = new Map<LookThrough["sector"], Money>();
  for (const [ticker, value] of plan.after) {
    const { sector, times } = lookThrough(ticker);
    gross = gross.plus(value);
    bySector.set(sector, (bySector.get(sector) ?? NO_MONEY).plus(scaled(value, times)));
  }
  const exchanged = smaller(valueOfSide(plan, "buy"), valueOfSide(plan, "sell"));
  const exposure = { exchanged, gross, bySector };
  weighed.set(plan, exposure);
  return exposure;
}

const valueOfSide = ({ trades }: RebalancePlan, side: Side): Money =>
  sum(trades.filter((trade) => trade.side === side).map(tradeValue));
