import type { Instant } from "../calendar/instant.ts";
import type { Branded } from "../kernel/branded.ts";
import { invariant } from "../kernel/invariant.ts";
import type { Ticker } from "../market/ticker.ts";
import type { Money, Price, Quantity } from "../money/money.ts";

/** The id that we give an order and that the broker echoes: its client order id. */
export type OrderId = Branded<string, "OrderId">;

export const isOrderId = (text: string): text is OrderId => /^[\w-]{1,128}$/.test(text);

/** @throws InvariantViolation unless `text` is 1–128 characters of `[A-Za-z0-9-_]` */
export function orderId(text: string): OrderId {
  invariant(isOrderId(text), () => `an order id is 1–128 letters, digits, dashes or underscores, was "${text}"`);
  return text;
}

export type Side = "buy" | "sell";

export const opposite = (side: Side): Side => (side === "buy" ? "sell" : "buy");

export type TimeInForce = "day" | "gtc" | "opg" | "cls" | "ioc" | "fok";

/** At which price an order may trade. */
export type OrderTerms =
  | { readonly type: "market" }
  | { readonly type: "limit"; readonly limit: Price }
  | { readonly type: "stop"; readonly stop: Price }
  | { readonly type: "stop-limit"; readonly stop: Price; readonly limit: Price };

export type OrderType = OrderTerms["type"];

/** How much an order is for: shares, or dollars that the broker turns into shares. */
export type OrderSize =
  { readonly in: "shares"; readonly quantity: Quantity } | { readonly in: "dollars"; readonly notional: Money };

/** Regular trading hours only, or the sessions before and after as well. */
export type TradingHours = "regular" | "extended";

/** What is asked of a broker. */
export interface OrderRequest {
  readonly id: OrderId;
  readonly ticker: Ticker;
  readonly side: Side;
  readonly size: OrderSize;
  readonly terms: OrderTerms;
  readonly timeInForce: TimeInForce;
  readonly hours: TradingHours;
}

/** One execution: what really happened. */
export interface Fill {
  /** The broker's id of the execution: the same fill may be reported many times. */
  readonly executionId: string;
  readonly orderId: OrderId;
  readonly ticker: Ticker;
  readonly side: Side;
  readonly quantity: Quantity;
  readonly price: Price;
  readonly at: Instant;
}
