import type { Instant } from "../calendar/instant.ts";
import { Decimal } from "../money/decimal.ts";
import {
  affordable,
  NO_MONEY,
  NO_SHARES,
  unitPrice,
  valueOf,
  type Money,
  type Price,
  type Quantity,
} from "../money/money.ts";
import type { Fill, OrderRequest, OrderTerms } from "../orders/order.ts";
import { isTerminal, type OrderStatus } from "../orders/order-status.ts";

/** An order as its exchange knows it. */
export interface ExchangeOrder {
  readonly brokerId: string;
  readonly request: OrderRequest;
  readonly status: OrderStatus;
  readonly filled: Quantity;
  readonly filledValue: Money;
  /** A stop that has been reached: from then on a market or limit order. */
  readonly isTriggered: boolean;
  /** It has met a quote and was not done: from then on the market comes to it. */
  readonly isResting: boolean;
  /** What has been charged for it so far. */
  readonly fees: Money;
  readonly submittedAt: Instant;
  readonly updatedAt: Instant;
  readonly replaces: string | undefined;
  readonly replacedBy: string | undefined;
}

/** What an exchange tells of an order, when it happens. */
export type ExchangeEvent =
  | { readonly kind: "status"; readonly order: ExchangeOrder; readonly at: Instant }
  | { readonly kind: "fill"; readonly order: ExchangeOrder; readonly fill: Fill; readonly position: Quantity };

export const newOrder = (brokerId: string, request: OrderRequest, at: Instant): ExchangeOrder => ({
  brokerId,
  request,
  status: "accepted",
  filled: NO_SHARES,
  filledValue: NO_MONEY,
  isTriggered: false,
  isResting: false,
  fees: NO_MONEY,
  submittedAt: at,
  updatedAt: at,
  replaces: undefined,
  replacedBy: undefined,
});

export const averagePrice = ({ filled, filledValue }: ExchangeOrder): Price | undefined =>
  filled.isZero() ? undefined : unitPrice(filledValue, filled);

export const isWorking = ({ status }: ExchangeOrder): boolean => !isTerminal(status);

/** The shares still to trade; an order in dollars turns what is left of them into shares at `price`. */
export const remainingShares = ({ request: { size }, filled, filledValue }: ExchangeOrder, price: Price): Quantity =>
  size.in === "shares" ? size.quantity.minus(filled) : affordable(size.notional.minus(filledValue), price);

/** The terms that hold now: a stop that was reached has become a market or limit order. */
export function currentTerms({ request: { terms }, isTriggered }: ExchangeOrder): OrderTerms {
  if (!isTriggered) return terms;
  return terms.type === "stop-limit" ? { type: "limit", limit: terms.limit } : { type: "market" };
}

/** The order after trading `shares` at `price`. An order in dollars is done when nothing more can be had for them. */
export function withFill(order: ExchangeOrder, { shares, price, at }: Execution): ExchangeOrder {
  const filled = order.filled.plus(shares);
  const filledValue = order.filledValue.plus(valueOf(shares, price));
  const after = { ...order, filled, filledValue, updatedAt: at };
  const isDone = !remainingShares(after, price).isPositive() || isSpent(after);
  return { ...after, status: isDone ? "filled" : "partially-filled" };
}

export interface Execution {
  readonly shares: Quantity;
  readonly price: Price;
  readonly at: Instant;
}

// Dollars divided by a price are rounded down to a billionth of a share: what is left is dust, not an order.
const DUST = new Decimal<"money">(1_000_000n);

const isSpent = ({ request: { size }, filledValue }: ExchangeOrder): boolean =>
  size.in === "dollars" && size.notional.minus(filledValue).isBelow(DUST);
