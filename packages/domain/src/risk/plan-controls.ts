import { sum } from "../money/decimal.ts";
import {
  NO_MONEY,
  NO_SHARES,
  portion,
  shareOf,
  valueOf,
  weight,
  WHOLE,
  type Money,
  type Weight,
} from "../money/money.ts";
import { inDollars, inPercent } from "../money/spoken.ts";
import type { RebalancePlan } from "../rebalance/plan-rebalance.ts";
import { denied, PASSED, type Control } from "./control.ts";
import { exposureOf } from "./exposure.ts";
import { sectorLimitOf, weightLimitOf } from "./limits.ts";
import { lookThrough } from "./sectors.ts";

// Exact weights are rounded to a billionth each: a thousand of them may miss the whole by a millionth.
const ROUNDING = weight("0.000001");

/** A strategy that asks for more than everything, or forgets a part of it, is broken. */
export const weightsSumToOne: Control = {
  code: "WEIGHTS_DO_NOT_SUM_TO_ONE",
  check({ weights }) {
    for (const decided of weights) {
      const total = sum(decided.weights.values());
      const isNegative = [...decided.weights.values()].some((share) => share.isNegative());
      if (isNegative || ROUNDING.isBelow(total.minus(WHOLE).absolute()))
        return denied(`the weights of "${decided.sleeve}" sum to ${total.toString()}, not to 1`);
    }
    return PASSED;
  },
};

/** The lesser of purchases and sales, as funds report it: moving everything from one symbol to another is 100 %. */
export const turnoverWithinLimit: Control = {
  code: "TURNOVER_ABOVE_LIMIT",
  check({ plan, limits }) {
    if (!plan.equity.isPositive())
      return denied(`the equity is ${inDollars(plan.equity)}: there is nothing to trade with`);
    const turnover = shareOf(exposureOf(plan).exchanged, plan.equity);
    return limits.maxTurnover.isBelow(turnover)
      ? denied(
          `the plan turns over ${inPercent(turnover)} of the equity, at most ${inPercent(limits.maxTurnover)} is allowed`,
        )
      : PASSED;
  },
};

/** What is bought may not be more than what is owned: the buys of a plan that would borrow are denied, all of them. */
export const grossWithinLimit: Control = {
  code: "GROSS_EXPOSURE_ABOVE_LIMIT",
  check({ intent, plan, limits }) {
    if (intent.side === "sell") return PASSED;
    const { gross } = exposureOf(plan);
    if (!allowedOf(plan, limits.maxGrossExposure).isBelow(gross)) return PASSED;
    return denied(
      `the plan leads to holdings of ${inDollars(gross)} on ${inDollars(plan.equity)}, the mandate allows ${inPercent(limits.maxGrossExposure)} of it`,
    );
  },
};

/** A part of the equity, with what many holdings lose or gain by being rounded. */
const allowedOf = ({ equity }: RebalancePlan, share: Weight): Money => portion(equity, share.plus(ROUNDING));

/** What a buy makes of a holding must stay below the mandate's cap for the symbol. Sells reduce, and pass. */
export const weightWithinCap: Control = {
  code: "WEIGHT_ABOVE_CAP",
  check({ intent, leg, plan, holdings, limits }) {
    if (intent.side === "sell") return PASSED;
    const after = (holdings.get(intent.ticker) ?? NO_SHARES).plus(intent.quantity);
    const cap = weightLimitOf(limits, intent.ticker);
    const value = valueOf(after, leg.price);
    if (!portion(plan.equity, cap).isBelow(value)) return PASSED;
    return denied(
      `${intent.ticker} would be ${inDollars(value)} of ${inDollars(plan.equity)}, the mandate allows ${inPercent(cap)} of it`,
    );
  },
};

/**
 * Symbols that move together may not be too much together, and one that moves three times as much counts three times. A
 * plan that leads above the cap is denied what it buys of the sector; its sells pass.
 */
export const sectorWithinCap: Control = {
  code: "SECTOR_ABOVE_CAP",
  check({ intent, plan, limits }) {
    if (intent.side === "sell") return PASSED;
    const { sector } = lookThrough(intent.ticker);
    const value = exposureOf(plan).bySector.get(sector) ?? NO_MONEY;
    const cap = sectorLimitOf(limits, sector);
    if (!allowedOf(plan, cap).isBelow(value)) return PASSED;
    return denied(
      `${sector}, with leverage counted, would be ${inDollars(value)} of ${inDollars(plan.equity)}, the mandate allows ${inPercent(cap)} of it`,
    );
  },
};
