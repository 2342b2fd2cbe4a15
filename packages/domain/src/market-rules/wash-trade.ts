import type { OrderRequest } from "../orders/order.ts";

/** As much of an order as decides whom it could trade with. */
export type Counterpart = Pick<OrderRequest, "ticker" | "side" | "terms">;

/**
 * Whether two orders of one account could trade with each other: an order at any price, or at a stop, with every order
 * on the other side, and limits where they cross (Alpaca's user protection table, which holds for paper accounts too).
 */
export function couldMeet(one: Counterpart, other: Counterpart): boolean {
  if (one.ticker !== other.ticker || one.side === other.side) return false;
  if (one.terms.type !== "limit" || other.terms.type !== "limit") return true;
  const [buy, sell] = one.side === "buy" ? [one.terms, other.terms] : [other.terms, one.terms];
  return !buy.limit.isBelow(sell.limit);
}
