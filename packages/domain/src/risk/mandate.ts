import type { CostModel } from "../costs/cost-model.ts";
import type { Ticker } from "../market/ticker.ts";
import { portion, type Money, type Weight } from "../money/money.ts";
import type { ExecutionRules } from "../orders/ladder-rules.ts";
import type { ExitRules } from "../rebalance/exits.ts";
import type { RebalanceSettings } from "../rebalance/plan-rebalance.ts";
import type { Sleeve } from "../strategy/sleeve.ts";
import type { Limits } from "./limits.ts";

/** How much of the account a mandate owns. */
export type Capital =
  | { readonly of: "account" }
  | { readonly of: "amount"; readonly amount: Money }
  /** Of the cash that the account has when the mandate begins. */
  | { readonly of: "share"; readonly share: Weight };

/** What a mandate owns of an account that has `cash` when it begins. */
export function ownedOf(capital: Capital, cash: Money): Money {
  switch (capital.of) {
    case "account":
      return cash;
    case "amount":
      return capital.amount;
    case "share":
      return portion(cash, capital.share);
  }
}

/** What a client has asked for and what they have forbidden. */
export interface Mandate {
  readonly name: string;
  readonly capital: Capital;
  /** Their weights are together 1. */
  readonly sleeves: readonly Sleeve[];
  readonly rebalance: RebalanceSettings;
  readonly limits: Limits;
  /** When holdings are sold, whatever the strategies say. */
  readonly exits: ExitRules;
  /** What the plan expects trading to cost. */
  readonly costs: CostModel;
  /** How far beyond the far side of the quote a limit may go, as a share of the price, to be filled at once. */
  readonly reach: Weight;
  /** How its orders are worked where they take time; a backtest fills them at once. */
  readonly execution: ExecutionRules;
}

/** Every symbol that the mandate's strategies read or hold and that its sleeves may take shelter in, A to Z. */
export const universeOf = ({ sleeves }: Mandate): readonly Ticker[] => [...new Set(sleeves.flatMap(symbolsOf))].sort();

/** Symbols without whose bars nothing is traded: those of sleeves that have no remedy for being undecided. */
export const requiredIn = ({ sleeves }: Mandate): ReadonlySet<Ticker> =>
  new Set(sleeves.flatMap(({ strategy, whenUndecided }) => (whenUndecided.kind === "refuse" ? strategy.universe : [])));

const symbolsOf = ({ strategy, whenUndecided }: Sleeve): readonly Ticker[] =>
  whenUndecided.kind === "shelter" ? [...strategy.universe, whenUndecided.ticker] : strategy.universe;
