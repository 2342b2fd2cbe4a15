import type { Quote } from "../market/quote.ts";
import type { Ticker } from "../market/ticker.ts";
import { affordable, NO_MONEY, NO_SHARES, valueOf, type Money, type Price, type Quantity } from "../money/money.ts";
import type { OrderRequest, OrderTerms } from "../orders/order.ts";
import type { OpenOrder } from "./open-order.ts";

/** What `request` would cost at the worst: at its limit, else at the ask. Unknown without a quote where one is needed. */
export function costOf({ size, terms }: OrderRequest, quote: Quote | undefined): Money | undefined {
  if (size.in === "dollars") return size.notional;
  const price = worstPrice(terms) ?? quote?.ask;
  return price && valueOf(size.quantity, price);
}

/** What a working order keeps back of the buying power; sells keep shares back instead. */
export function reservedMoney({ request, filled, filledValue }: OpenOrder, quote: Quote | undefined): Money {
  if (request.side === "sell") return NO_MONEY;
  const { size, terms } = request;
  if (size.in === "dollars") return size.notional.minus(filledValue);
  const price = worstPrice(terms) ?? quote?.ask;
  return price === undefined ? NO_MONEY : valueOf(size.quantity.minus(filled), price);
}

/** Shares of `ticker` that sells among `orders` have promised. */
export function reservedShares(orders: readonly OpenOrder[], ticker: Ticker, quote: Quote | undefined): Quantity {
  let reserved = NO_SHARES;
  for (const order of orders)
    if (order.request.ticker === ticker && order.request.side === "sell")
      reserved = reserved.plus(promised(order, quote));
  return reserved;
}

function promised({ request: { size }, filled, filledValue }: OpenOrder, quote: Quote | undefined): Quantity {
  if (size.in === "shares") return size.quantity.minus(filled);
  return sharesFor(size.notional.minus(filledValue), quote) ?? NO_SHARES;
}

/** The shares that have to be sold at the bid to raise `notional`; unknown without a bid. */
export const sharesFor = (notional: Money, quote: Quote | undefined): Quantity | undefined =>
  quote?.bid.isPositive() === true ? affordable(notional, quote.bid) : undefined;

function worstPrice(terms: OrderTerms): Price | undefined {
  if (terms.type === "limit" || terms.type === "stop-limit") return terms.limit;
  return terms.type === "stop" ? terms.stop : undefined;
}
