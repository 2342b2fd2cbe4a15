import type { Instant } from "../calendar/instant.ts";
import { Decimal } from "../money/decimal.ts";
import type { Price, Quantity } from "../money/money.ts";

/** The best bid and offer. Whether it may be believed is for the gate to say: a broker's feed can be crossed or zero. */
export interface Quote {
  readonly bid: Price;
  readonly ask: Price;
  readonly bidSize: Quantity;
  readonly askSize: Quantity;
  /** When it was last confirmed, not when it last changed. */
  readonly at: Instant;
}

export const midOf = ({ bid, ask }: Quote): Price => new Decimal((bid.nanos + ask.nanos) / 2n);
