import type { Session } from "../calendar/session.ts";
import type { Ticker } from "../market/ticker.ts";
import type { Money, Quantity } from "../money/money.ts";
import type { Side } from "../orders/order.ts";

/** What an account has bought or sold. A list of them is in the order in which they happened. */
export interface Dealing {
  readonly session: Session;
  readonly ticker: Ticker;
  readonly side: Side;
  readonly quantity: Quantity;
  readonly value: Money;
}
