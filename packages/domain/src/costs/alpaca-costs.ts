import { inForce, knownFrom } from "../market-rules/effective.ts";
import { AUDIT_TRAIL_FEE, SEC_FEE, shareFee, TRADING_ACTIVITY_FEE } from "../market-rules/regulatory-fees.ts";
import { money, NO_MONEY, weight, type Money } from "../money/money.ts";
import type { CostModel, Traded } from "./cost-model.ts";
import { feeOnShares, feeOnValue } from "./fee-schedule.ts";

/** What Alpaca charges: no commission, the regulators' fees on each order, each up to the next cent. */
export const alpacaCosts: CostModel = {
  name: "alpaca",
  halfSpread: weight("0.0002"),
  // The SEC's rates are the shorter table.
  ratesFrom: knownFrom(SEC_FEE),
  fees({ side, quantity, value, session: day }: Traded): Money {
    const audit = feeOnShares(quantity, inForce(AUDIT_TRAIL_FEE, day));
    if (side === "buy") return audit;
    const regulator = feeOnValue(value, inForce(SEC_FEE, day));
    return audit.plus(regulator).plus(feeOnShares(quantity, inForce(TRADING_ACTIVITY_FEE, day)));
  },
};

/**
 * The constant costs behind Composer's published backtests: 1 bp of slippage each way, SEC 27.80 per million and TAF
 * 0.000166 per share (at most 8.30) on sells.
 */
export const composerCosts: CostModel = {
  name: "composer",
  halfSpread: weight("0.0001"),
  ratesFrom: undefined,
  fees: ({ side, quantity, value }: Traded): Money =>
    side === "buy" ? NO_MONEY : feeOnValue(value, COMPOSER_SEC).plus(feeOnShares(quantity, COMPOSER_TAF)),
};

const COMPOSER_SEC = money("27.80");
const COMPOSER_TAF = shareFee("0.000166", "8.30");
