import type { Asset } from "../market/asset.ts";
import type { Quote } from "../market/quote.ts";
import type { Money, Quantity } from "../money/money.ts";
import type { OrderRequest, OrderTerms } from "../orders/order.ts";
import type { OpenOrder } from "./open-order.ts";
import { checkRules, type Circumstances, type Refusal, type RuleCode } from "./order-rules.ts";
import { costOf, reservedShares, sharesFor } from "./reservations.ts";
import { couldMeet } from "./wash-trade.ts";

/** Why Alpaca does not take an order. */
export type RefusalCode =
  | RuleCode
  | "UNKNOWN_ASSET"
  | "WASH_TRADE"
  | "INSUFFICIENT_BUYING_POWER"
  /** There are enough shares, but other orders have promised them. */
  | "INSUFFICIENT_SHARES"
  /** More is sold than is held: nobody goes from a holding into a short sale with one order. */
  | "CROSSES_ZERO"
  | "SHORT_SALE";

/** What an order meets when it arrives. */
export interface Arrival extends Circumstances {
  readonly account: AccountMeans;
  /** The orders of the account that are working; those of other symbols do not matter. */
  readonly openOrders: readonly OpenOrder[];
  /** None where the broker does not know the symbol. */
  readonly asset: Asset | undefined;
  readonly quote: Quote | undefined;
}

/** The account, as far as it decides whether it can pay or deliver. */
export interface AccountMeans {
  /** What new buys may cost, after what open orders keep back. */
  readonly buyingPower: Money;
  /** Shares of the order's symbol, also those that open orders have promised. */
  readonly held: Quantity;
}

/**
 * What Alpaca would say to `request`: why not, or nothing when it is taken. The exchange answers with it, and the gate asks
 * it before an order leaves. Whether an id was used before is for those to say who remember it.
 */
export function validate(request: OrderRequest, arrival: Arrival): Refusal<RefusalCode> | undefined {
  const { asset, openOrders } = arrival;
  if (asset === undefined) return { code: "UNKNOWN_ASSET", sentence: `asset "${request.ticker}" not found` };
  return (
    checkRules(request, asset, arrival) ??
    washTrade(request, openOrders) ??
    (request.side === "buy" ? shortOfMoney(request, arrival) : shortOfShares(request, arrival))
  );
}

function washTrade(request: OrderRequest, openOrders: readonly OpenOrder[]): Refusal<RefusalCode> | undefined {
  const met = openOrders.find((order) => couldMeet(request, order.request))?.request;
  if (met === undefined) return undefined;
  const sentence = `to ${request.side} ${spoken(request.terms)} could meet order "${met.id}", which is to ${met.side} ${spoken(met.terms)}`;
  return { code: "WASH_TRADE", sentence };
}

function shortOfMoney(
  request: OrderRequest,
  { quote, account: { buyingPower } }: Arrival,
): Refusal<RefusalCode> | undefined {
  const needed = costOf(request, quote);
  if (needed !== undefined && !buyingPower.isBelow(needed)) return undefined;
  const cost = needed === undefined ? "nobody offers, so that its cost is unknown" : `it may cost ${needed.toString()}`;
  return { code: "INSUFFICIENT_BUYING_POWER", sentence: `${cost}, the buying power is ${buyingPower.toString()}` };
}

function shortOfShares(
  { size, ticker }: OrderRequest,
  { quote, account: { held }, openOrders }: Arrival,
): Refusal<RefusalCode> | undefined {
  const wanted = size.in === "shares" ? size.quantity : sharesFor(size.notional, quote);
  const promised = reservedShares(openOrders, ticker, quote);
  if (wanted !== undefined && !held.minus(promised).isBelow(wanted)) return undefined;
  if (!held.isPositive()) return { code: "SHORT_SALE", sentence: `no ${ticker} is held, and nothing is sold short` };
  const sold = wanted === undefined ? "nobody bids, so that the shares are unknown" : `it sells ${wanted.toString()}`;
  const sentence = `${sold}, of ${held.toString()} ${ticker} other orders have promised ${promised.toString()}`;
  return { code: wanted !== undefined && held.isBelow(wanted) ? "CROSSES_ZERO" : "INSUFFICIENT_SHARES", sentence };
}

function spoken(terms: OrderTerms): string {
  switch (terms.type) {
    case "market":
      return "at any price";
    case "limit":
      return `at ${terms.limit.toString()}`;
    case "stop":
    case "stop-limit":
      return `at the stop ${terms.stop.toString()}`;
  }
}
