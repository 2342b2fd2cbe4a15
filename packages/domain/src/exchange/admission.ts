import type { Session } from "../calendar/session.ts";
import type { Asset } from "../market/asset.ts";
import type { Quote } from "../market/quote.ts";
import type { Money, Quantity } from "../money/money.ts";
import type { OrderRequest } from "../orders/order.ts";
import { checkRules, type OrderRules, type Refusal, type RuleCode } from "../market-rules/order-rules.ts";
import { couldMeet } from "../market-rules/wash-trade.ts";
import type { ExchangeOrder } from "./exchange-order.ts";
import { costOf, sharesFor } from "./reservations.ts";

/** Why an exchange does not take an order. */
export type AdmissionCode =
  RuleCode | "DUPLICATE_ID" | "UNKNOWN_ASSET" | "WASH_TRADE" | "INSUFFICIENT_BUYING_POWER" | "INSUFFICIENT_SHARES";

/** The account, as far as it decides whether an order can be taken. */
export interface Admission {
  readonly rules: OrderRules;
  readonly asset: Asset | undefined;
  readonly session: Session;
  readonly newYorkMinutes: number;
  readonly isIdTaken: boolean;
  readonly working: readonly ExchangeOrder[];
  readonly quote: Quote | undefined;
  readonly buyingPower: Money;
  readonly freeShares: Quantity;
}

/** What the exchange says to `request`: why not, or nothing when it is taken. */
export function refusalOf(request: OrderRequest, account: Admission): Refusal<AdmissionCode> | undefined {
  const { asset } = account;
  if (account.isIdTaken) return { code: "DUPLICATE_ID", sentence: "client_order_id must be unique" };
  if (asset === undefined) return { code: "UNKNOWN_ASSET", sentence: `asset "${request.ticker}" not found` };
  return (
    checkRules(request, asset, account) ??
    washTrade(request, account) ??
    (request.side === "buy" ? shortOfMoney(request, account) : shortOfShares(request, account))
  );
}

const washTrade = (request: OrderRequest, { working }: Admission): Refusal<AdmissionCode> | undefined =>
  working.some((order) => couldMeet(request, order.request))
    ? { code: "WASH_TRADE", sentence: "potential wash trade detected" }
    : undefined;

function shortOfMoney(request: OrderRequest, { quote, buyingPower }: Admission): Refusal<AdmissionCode> | undefined {
  const needed = costOf(request, quote);
  return needed === undefined || buyingPower.isBelow(needed)
    ? { code: "INSUFFICIENT_BUYING_POWER", sentence: "insufficient buying power" }
    : undefined;
}

function shortOfShares(
  { size, ticker }: OrderRequest,
  { quote, freeShares }: Admission,
): Refusal<AdmissionCode> | undefined {
  const wanted = size.in === "shares" ? size.quantity : sharesFor(size.notional, quote);
  if (wanted !== undefined && !freeShares.isBelow(wanted)) return undefined;
  const sentence = `insufficient qty available for order (requested: ${wanted?.toString() ?? "?"}, available: ${freeShares.toString()}) of ${ticker}`;
  return { code: "INSUFFICIENT_SHARES", sentence };
}
