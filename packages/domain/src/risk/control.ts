import type { MarketNow } from "../market/market-now.ts";
import type { Ticker } from "../market/ticker.ts";
import type { OpenOrder } from "../market-rules/open-order.ts";
import type { Refusal } from "../market-rules/order-rules.ts";
import type { AccountTerms } from "../market-rules/account-terms.ts";
import type { SettlementCode } from "../market-rules/cash-account.ts";
import type { Recent } from "../market-rules/recent.ts";
import type { RefusalCode } from "../market-rules/validate.ts";
import type { Quantity, Weight } from "../money/money.ts";
import type { OrderIntent } from "../orders/order-intent.ts";
import { sizeOf } from "../orders/slicing-rules.ts";
import type { RebalancePlan } from "../rebalance/plan-rebalance.ts";
import type { Trade } from "../rebalance/trade.ts";
import type { Limits } from "./limits.ts";

/** Why the gate denies an order. The code is for programs, the sentence with its numbers for people. */
export type ControlCode =
  | "WEIGHTS_DO_NOT_SUM_TO_ONE"
  | "TURNOVER_ABOVE_LIMIT"
  | "GROSS_EXPOSURE_ABOVE_LIMIT"
  | "WEIGHT_ABOVE_CAP"
  | "SECTOR_ABOVE_CAP"
  | "VALUE_AT_RISK_ABOVE_LIMIT"
  | "EXPECTED_SHORTFALL_ABOVE_LIMIT"
  | "SELL_ABOVE_HOLDING"
  | "ORDER_ABOVE_PLAN"
  | "ORDER_ABOVE_LIMIT"
  | "ORDER_ABOVE_VOLUME"
  | "ORDER_ABOVE_DISPLAYED"
  | "PRICE_OUTSIDE_COLLAR"
  | "QUOTE_MISSING"
  | "QUOTE_NOT_POSITIVE"
  | "QUOTE_CROSSED"
  | "QUOTE_STALE"
  | "PRICE_JUMP"
  | "SESSION_CLOSED"
  | "DUPLICATE_LEG"
  | "REPEATED_EXECUTION"
  | "SESSION_ABOVE_PLAN"
  | "SETTLEMENT_RULES"
  | "DAY_TRADE_RULES"
  | "BROKER_RULES";

/** Why somebody else's rule forbids an order: the broker's, or that of settlement or day trading. */
export type ForbiddenCode = RefusalCode | SettlementCode | "DAY_TRADE_LIMIT";

/** What a control says of an order. Without its input it cannot answer, and says so: that is recorded, not passed over. */
export type Judgement =
  | { readonly outcome: "passed" }
  | { readonly outcome: "denied"; readonly sentence: string }
  | { readonly outcome: "not-applicable"; readonly sentence: string }
  /** Somebody else's rule forbids the order, for a reason that has a code of its own. */
  | { readonly outcome: "refused"; readonly refusal: Refusal<ForbiddenCode> };

export const PASSED: Judgement = { outcome: "passed" };
export const refused = (refusal: Refusal<ForbiddenCode>): Judgement => ({ outcome: "refused", refusal });
export const denied = (sentence: string): Judgement => ({ outcome: "denied", sentence });
export const notApplicable = (sentence: string): Judgement => ({ outcome: "not-applicable", sentence });

/** What the gate knows when it looks at one order. */
export interface Proposal {
  readonly intent: OrderIntent;
  /** In how many orders, one after another, it is sent. */
  readonly slices: number;
  /** The leg of the plan that the order carries out. */
  readonly leg: Trade;
  readonly plan: RebalancePlan;
  /** Whether the decision sells everything, because somebody wants out. */
  readonly isFlat: boolean;
  /** The weights that the sleeves decided, before they were blended. */
  readonly weights: readonly DecidedWeights[];
  readonly holdings: ReadonlyMap<Ticker, Quantity>;
  readonly account: AccountTerms;
  readonly recent: Recent;
  readonly market: MarketNow;
  readonly limits: Limits;
  /** Orders of the same decision that come before, and orders of the account that are working. */
  readonly others: readonly OpenOrder[];
}

interface DecidedWeights {
  readonly sleeve: string;
  readonly weights: ReadonlyMap<Ticker, Weight>;
}

/** The largest order that is sent for an intent: what limits of an order are held against. */
export const largestOf = ({ intent: { quantity }, slices }: Pick<Proposal, "intent" | "slices">): Quantity =>
  sizeOf(quantity, slices - 1);

/** One question that every order must pass. It sees everything and changes nothing. */
export interface Control {
  readonly code: ControlCode;
  readonly check: (proposal: Proposal) => Judgement;
}

/** A sale of somebody who wants out: what bounds how much is traded does not keep it in. */
export const leadsOut = ({ intent, isFlat }: Pick<Proposal, "intent" | "isFlat">): boolean =>
  isFlat && intent.side === "sell";
