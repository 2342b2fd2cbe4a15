import type { Instant } from "../calendar/instant.ts";
import { newYorkMinutes } from "../calendar/new-york-time.ts";
import type { Session } from "../calendar/session.ts";
import type { Asset } from "../market/asset.ts";
import type { TickRule } from "../market/tick.ts";
import { isMultipleOf } from "../money/rounding.ts";
import { money, quantity, type Price } from "../money/money.ts";
import type { OrderRequest, TimeInForce } from "../orders/order.ts";
import { CUT_OFFS, ORDER_MATRIX, type CutOff } from "./order-matrix.ts";

/** Why an order may not be placed, before money comes into it. */
export type RuleCode =
  | "ASSET_NOT_TRADABLE"
  | "NOT_FRACTIONABLE"
  | "QUANTITY_NOT_POSITIVE"
  | "NOTIONAL_BELOW_MINIMUM"
  | "NOTIONAL_BELOW_CENT"
  | "FRACTION_NEEDS_DAY"
  | "SUB_PENNY"
  | "TYPE_NOT_ALLOWED"
  | "ENTITLEMENT_MISSING"
  | "EXTENDED_HOURS_NEED_LIMIT_DAY"
  | "AUCTION_CUT_OFF";

export interface Refusal<Code extends string> {
  readonly code: Code;
  readonly sentence: string;
}

/** The part of the trading day. Orders for regular hours that come in another one wait for the next opening. */
export type MarketPhase = "closed" | "pre" | "regular" | "post";

export interface OrderRules {
  readonly ticks: TickRule;
  /** Times in force that Alpaca grants on request only; `opg` and `cls` need its Elite Smart Router. */
  readonly entitlements: ReadonlySet<TimeInForce>;
}

const SMALLEST_NOTIONAL = money("1");
const CENT = money("0.01");
const ONE_SHARE = quantity("1");

/** When an order arrives, and under which rules. */
export interface Circumstances {
  readonly rules: OrderRules;
  readonly session: Session;
  readonly now: Instant;
}

/** What Alpaca would say of the form of an order: type × time in force × fraction × hours (market rules A.3). */
export function checkRules(
  request: OrderRequest,
  asset: Asset,
  circumstances: Circumstances,
): Refusal<RuleCode> | undefined {
  const { rules, session } = circumstances;
  return (
    checkAsset(request, asset) ?? checkTimeInForce(request, circumstances) ?? checkPrices(request, rules.ticks, session)
  );
}

function checkAsset({ ticker, size, timeInForce }: OrderRequest, asset: Asset): Refusal<RuleCode> | undefined {
  if (!asset.isTradable) return refusal("ASSET_NOT_TRADABLE", `asset ${ticker} is not tradable`);
  if (size.in === "shares" && !size.quantity.isPositive()) return refusal("QUANTITY_NOT_POSITIVE", "qty must be > 0");
  if (size.in === "dollars") {
    if (size.notional.isBelow(SMALLEST_NOTIONAL))
      return refusal("NOTIONAL_BELOW_MINIMUM", "notional must be at least 1");
    if (!isMultipleOf(size.notional, CENT))
      return refusal("NOTIONAL_BELOW_CENT", "notional is limited to 2 decimal places");
  }
  const isWhole = size.in === "shares" && isMultipleOf(size.quantity, ONE_SHARE);
  if (isWhole) return undefined;
  if (!asset.isFractionable) return refusal("NOT_FRACTIONABLE", `asset ${ticker} is not fractionable`);
  if (!ORDER_MATRIX[timeInForce].takesFractions)
    return refusal("FRACTION_NEEDS_DAY", "fractional orders must be DAY orders");
  return undefined;
}

function checkTimeInForce(
  { terms, timeInForce, hours }: OrderRequest,
  { rules, session, now }: Circumstances,
): Refusal<RuleCode> | undefined {
  const { types, extended, isOnRequest } = ORDER_MATRIX[timeInForce];
  if (!types.includes(terms.type)) return refusal("TYPE_NOT_ALLOWED", `${terms.type} orders cannot be ${timeInForce}`);
  if (isOnRequest && !rules.entitlements.has(timeInForce))
    return refusal("ENTITLEMENT_MISSING", `${timeInForce} orders are not enabled for this account`);
  if (hours === "extended" && !extended.includes(terms.type))
    return refusal("EXTENDED_HOURS_NEED_LIMIT_DAY", "extended hours order must be DAY limit orders");
  const cutOff = CUT_OFFS[timeInForce];
  if (cutOff !== undefined && isCutOff(cutOff, session, now))
    return refusal("AUCTION_CUT_OFF", `${timeInForce} orders are not accepted at this time of day`);
  return undefined;
}

function isCutOff({ from, until }: CutOff, session: Session, now: Instant): boolean {
  const minutes = newYorkMinutes(now);
  return minutes >= from(session) && minutes < until;
}

function checkPrices({ terms }: OrderRequest, ticks: TickRule, session: Session): Refusal<RuleCode> | undefined {
  if (terms.type === "market") return undefined;
  if (terms.type !== "stop" && !isOnTick(terms.limit, ticks, session)) return subPenny(terms.limit);
  return terms.type !== "limit" && !isOnTick(terms.stop, ticks, session) ? subPenny(terms.stop) : undefined;
}

const isOnTick = (price: Price, ticks: TickRule, session: Session): boolean =>
  price.isPositive() && isMultipleOf(price, ticks(price, session));

const subPenny = (price: Price): Refusal<RuleCode> =>
  refusal("SUB_PENNY", `price ${price.toString()} does not fulfill the minimum pricing increment`);

const refusal = (code: RuleCode, sentence: string): Refusal<RuleCode> => ({ code, sentence });
