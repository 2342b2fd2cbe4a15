import type { CostModel } from "../costs/cost-model.ts";
import type { Ticker } from "../market/ticker.ts";
import type { Money, Weight } from "../money/money.ts";
import type { RebalanceSettings } from "../rebalance/plan-rebalance.ts";
import type { Sleeve } from "../strategy/sleeve.ts";
import type { Limits } from "./limits.ts";

/** How much of the account a mandate owns. */
export type Capital = { readonly of: "account" } | { readonly of: "amount"; readonly amount: Money };

/** What a client has asked for and what they have forbidden. */
export interface Mandate {
  readonly name: string;
  readonly capital: Capital;
  /** Their weights are together 1. */
  readonly sleeves: readonly Sleeve[];
  readonly rebalance: RebalanceSettings;
  readonly limits: Limits;
  /** What the plan expects trading to cost. */
  readonly costs: CostModel;
  /** How far beyond the far side of the quote a limit may go, as a share of the price, to be filled at once. */
  readonly reach: Weight;
}

/** Every symbol that the mandate's strategies read or hold, in the order of the alphabet. */
export const universeOf = ({ sleeves }: Mandate): readonly Ticker[] =>
  [...new Set(sleeves.flatMap(({ strategy }) => strategy.universe))].sort();
