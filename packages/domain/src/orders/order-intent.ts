import type { Ticker } from "../market/ticker.ts";
import { NO_SHARES, proRata, type Price, type Quantity } from "../money/money.ts";
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
  /** The auction that it waits for; without one it is for the day. */
  readonly auction?: "close";
}

export const requestOf = ({ id, ticker, side, quantity, limit, auction }: OrderIntent): OrderRequest => ({
  id,
  ticker,
  side,
  size: { in: "shares", quantity },
  terms: { type: "limit", limit },
  timeInForce: auction === "close" ? "cls" : "day",
  hours: "regular",
});

/**
 * Divides `amount` shares among the sleeves as the leg was attributed, to a billionth. Nothing is lost, and of a part of
 * the leg no sleeve gets more than of the whole.
 */
export function shared(attribution: readonly Attribution[], amount: Quantity): readonly Attribution[] {
  if (attribution.length === 1) return attribution.map(({ sleeve }) => ({ sleeve, quantity: amount }));
  const whole = sum(attribution.map(({ quantity }) => quantity));
  let counted = NO_SHARES;
  let given = NO_SHARES;
  return attribution.map(({ sleeve, quantity }) => {
    counted = counted.plus(quantity);
    const reached = proRata(amount, counted, whole);
    const part = reached.minus(given);
    given = reached;
    return { sleeve, quantity: part };
  });
}
