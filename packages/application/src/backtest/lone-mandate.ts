import {
  alpacaCosts,
  AT_ONCE,
  FULL_LIMITS,
  money,
  NO_EXITS,
  REFUSE,
  weight,
  WHOLE,
  type Mandate,
  type RebalanceSettings,
  type Strategy,
} from "@alchemiser/domain";

/** What is to be otherwise. */
export interface LoneChanges extends Partial<Pick<Mandate, "name" | "costs" | "reach">> {
  readonly rebalance?: Partial<RebalanceSettings>;
}

const NOTHING = weight("0");

/**
 * A strategy on its own, for a backtest: one sleeve with all of the account, full weights allowed, nothing kept back, and
 * Alpaca's costs.
 */
export const loneMandate = (strategy: Strategy, { rebalance, ...changes }: LoneChanges = {}): Mandate => ({
  name: strategy.name,
  capital: { of: "account" },
  sleeves: [{ name: strategy.name, weight: WHOLE, strategy, whenUndecided: REFUSE }],
  rebalance: { cashReserve: NOTHING, driftBand: NOTHING, smallestTrade: money("1"), ...rebalance },
  limits: FULL_LIMITS,
  exits: NO_EXITS,
  costs: alpacaCosts,
  reach: NOTHING,
  execution: AT_ONCE,
  ...changes,
});
