import { sum } from "../money/decimal.ts";
import type { Money } from "../money/money.ts";
import type { RebalancePlan } from "../rebalance/plan-rebalance.ts";

/** How much of the market a plan leads to. */
export interface Exposure {
  /** What all holdings are worth together. */
  readonly gross: Money;
}

const weighed = new WeakMap<RebalancePlan, Exposure>();

/** What the plan leads to: weighed once, for all of its orders. */
export function exposureOf(plan: RebalancePlan): Exposure {
  const before = weighed.get(plan);
  if (before !== undefined) return before;
  const exposure = { gross: sum(plan.after.values()) };
  weighed.set(plan, exposure);
  return exposure;
}
