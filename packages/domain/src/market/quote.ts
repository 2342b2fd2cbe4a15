import type { Instant } from "../calendar/instant.ts";
import { Decimal } from "../money/decimal.ts";
import { exactly, type Price, type Quantity } from "../money/money.ts";

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

/** A quote as a feed tells it, in floats. */
export interface QuotedPrices {
  readonly bid: number;
  readonly ask: number;
  readonly bidSize: number;
  readonly askSize: number;
  readonly at: Instant;
}

/** The exact quote; none when any number of it is not one: what cannot be read is no quote at all. */
export function readQuote({ bid, ask, bidSize, askSize, at }: QuotedPrices): Quote | undefined {
  if (![bid, ask, bidSize, askSize].every(Number.isFinite)) return undefined;
  return { bid: exactly(bid), ask: exactly(ask), bidSize: exactly(bidSize), askSize: exactly(askSize), at };
}
