import { midOf, type Quote } from "../market/quote.ts";
import type { MarketPhase } from "../market-rules/order-rules.ts";
import type { Price } from "../money/money.ts";
import type { OrderRequest, OrderTerms, Side } from "../orders/order.ts";

/** Whether an order trades against quotes in a phase of the day. One for an auction waits for that alone. */
export const meetsQuotes = ({ hours, timeInForce }: OrderRequest, phase: MarketPhase): boolean =>
  timeInForce !== "opg" &&
  timeInForce !== "cls" &&
  (phase === "regular" || (hours === "extended" && phase !== "closed"));

/** `taker`: it meets quotes that were there before it. `maker`: it was there first, and the market came to it. */
type Arrival = "taker" | "maker";

/**
 * The price at which an order trades against `quote`, or nothing. A taker gets the far side. A maker gets its own
 * limit, even if the quote has moved beyond: whoever came through the spread met it there.
 */
export function matchPrice(terms: OrderTerms, side: Side, { quote, arrival }: Meeting): Price | undefined {
  const far = farSide(side, quote);
  if (!far.isPositive()) return undefined;
  if (terms.type === "market") return far;
  if (terms.type !== "limit") return undefined;
  const isMarketable = side === "buy" ? !terms.limit.isBelow(far) : !far.isBelow(terms.limit);
  if (!isMarketable) return undefined;
  return arrival === "taker" ? far : terms.limit;
}

/** The one price of an auction, the middle of the quote, where an order accepts it. */
export function auctionPrice(terms: OrderTerms, side: Side, quote: Quote): Price | undefined {
  const price = midOf(quote);
  if (!quote.bid.isPositive() || (terms.type !== "market" && terms.type !== "limit")) return undefined;
  const isAccepted =
    terms.type === "market" || (side === "buy" ? !terms.limit.isBelow(price) : !price.isBelow(terms.limit));
  return isAccepted ? price : undefined;
}

export interface Meeting {
  readonly quote: Quote;
  readonly arrival: Arrival;
}

/** Whether the market has reached the stop price: a buy stop lies above it, a sell stop below. */
export function isStopReached(terms: OrderTerms, side: Side, quote: Quote): boolean {
  if (terms.type !== "stop" && terms.type !== "stop-limit") return false;
  const far = farSide(side, quote);
  if (!far.isPositive()) return false;
  return side === "buy" ? !far.isBelow(terms.stop) : !terms.stop.isBelow(far);
}

/** Where an order that wants to trade now has to go: buys to the ask, sells to the bid. */
const farSide = (side: Side, { bid, ask }: Quote): Price => (side === "buy" ? ask : bid);
