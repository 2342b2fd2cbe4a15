import type { Instant } from "../calendar/instant.ts";
import type { Session } from "../calendar/session.ts";
import type { Ticker } from "../market/ticker.ts";
import type { OrderId, Side } from "../orders/order.ts";
import type { Dealing } from "./dealing.ts";

/** A leg of which an order was sent, however many orders followed that one. */
export interface SentLeg {
  /** Of its first order. */
  readonly id: OrderId;
  readonly ticker: Ticker;
  readonly side: Side;
  readonly session: Session;
  readonly at: Instant;
}

/** What was done lately, as far as a rule or a control of today asks for it. Oldest first. */
export interface Recent {
  /** What the account has bought and sold, whosever it is, in the last six sessions in which it did. */
  readonly dealings: readonly Dealing[];
  /** What the mandate has sent in the last session in which it did, whichever decision asked for it. */
  readonly legs: readonly SentLeg[];
}

export const NOTHING_RECENT: Recent = { dealings: [], legs: [] };
