import type { Ticker } from "../market/ticker.ts";
import { proRata, type Price, type Quantity } from "../money/money.ts";
import { sum } from "../money/decimal.ts";
import type { OrderId, OrderRequest, Side } from "./order.ts";
import type { OrderSlot } from "./order-identity.ts";

/** Whose shares an order trades. */
export interface Attribution {
  readonly sleeve: string;
  readonly quantity: Quantity;
}

/** An approved trade with an identity: what we mean to do, before any broker has heard of it. */
export interface OrderIntent {
  readonly id: OrderId;
  readonly slot: OrderSlot;
  readonly ticker: Ticker;
  readonly side: Side;
  readonly quantity: Quantity;
  /** The worst price that is accepted: we send limits that reach the far side, not market orders. */
  readonly limit: Price;
  /** The middle of the quote that the decision saw: what slippage is measured against. */
  readonly decisionPrice: Price;
  /** By sleeve; together the whole quantity of the leg. */
  readonly attribution: readonly Attribution[];
}

export const requestOf = ({ id, ticker, side, quantity, limit }: OrderIntent): OrderRequest => ({
  id,
  ticker,
  side,
  size: { in: "shares", quantity },
  terms: { type: "limit", limit },
  timeInForce: "day",
  hours: "regular",
});

/**
 * Divides `amount` shares among the sleeves as the leg was attributed, rounded down to a billionth; the last sleeve
 * takes the rest, so that nothing is lost.
 */
export function shared(attribution: readonly Attribution[], amount: Quantity): readonly Attribution[] {
  if (attribution.length === 1) return attribution.map(({ sleeve }) => ({ sleeve, quantity: amount }));
  const whole = sum(attribution.map(({ quantity }) => quantity));
  const parts = attribution.slice(0, -1).map(({ sleeve, quantity }) => ({
    sleeve,
    quantity: proRata(amount, quantity, whole),
  }));
  const rest = amount.minus(sum(parts.map(({ quantity }) => quantity)));
  return [...parts, ...attribution.slice(-1).map(({ sleeve }) => ({ sleeve, quantity: rest }))];
}
