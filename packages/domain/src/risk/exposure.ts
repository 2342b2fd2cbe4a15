import { NO_MONEY, scaled, type Money } from "../money/money.ts";
import type { RebalancePlan } from "../rebalance/plan-rebalance.ts";
import { lookThrough, type LookThrough } from "./sectors.ts";

/** How much of the market a plan leads to. */
export interface Exposure {
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
  const exposure = { gross, bySector };
  weighed.set(plan, exposure);
  return exposure;
}
