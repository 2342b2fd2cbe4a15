import fc from "fast-check";
import { instant, type Instant } from "../calendar/instant.ts";
import type { Peg, Sight } from "../execution/ladder.ts";
import { midOf, type Quote } from "../market/quote.ts";
import { rule612 } from "../market-rules/tick-sizes.ts";
import { sum } from "../money/decimal.ts";
import { exactly, NO_SHARES, price, scaled, type Price, type Quantity, type Weight } from "../money/money.ts";
import { roundedDown, roundedUp } from "../money/rounding.ts";
import type { LadderRules } from "../orders/ladder-rules.ts";
import type { Side } from "../orders/order.ts";
import { quoted, TODAY } from "./scenario.ts";

// A market that wanders as it likes, and a broker that fills as it likes, while its cancels take their time.

export interface Moment {
  readonly laterMs: number;
  /** Cents. */
  readonly bid: number;
  readonly spread: number;
  /** Of what the working order has left, in percent; 0 for most moments. */
  readonly filled: number;
}

/** What a leg of any kind meets. */
export interface LegStory {
  readonly side: Side;
  /** How far beyond the far side it may go, in hundredths of a percent. */
  readonly reach: number;
  /** How many moments the end of a cancelled order takes to be confirmed. */
  readonly confirmedAfter: number;
  readonly moments: readonly Moment[];
}

export const START = 1_751_463_300_000;

export const anyLegStory = {
  side: fc.constantFrom<Side>("buy", "sell"),
  reach: fc.nat({ max: 100 }),
  confirmedAfter: fc.nat({ max: 4 }),
};

export const anyMoment: fc.Arbitrary<Moment> = fc.record({
  laterMs: fc.nat({ max: 8000 }),
  bid: fc.integer({ min: 50, max: 50_000 }),
  spread: fc.nat({ max: 300 }),
  filled: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 100 }) }),
});

export const anyRules: fc.Arbitrary<LadderRules> = fc.record({
  start: fc.nat({ max: 100 }).map((percent): Weight => exactly(percent / 100)),
  steps: fc.nat({ max: 5 }),
  mostPegs: fc.integer({ min: 1, max: 8 }),
  shortestMs: fc.integer({ min: 1, max: 3000 }),
  longestMs: fc.integer({ min: 3000, max: 20_000 }),
});

/** One order that was sent for the leg. */
interface Sent {
  readonly at: Instant;
  readonly price: Price;
  readonly quantity: Quantity;
  readonly deadline: Instant;
  readonly middle: Price;
  readonly sight: Sight;
  /** What was open when it was sent. */
  readonly beside: number;
  readonly before: Quantity;
  filled: Quantity;
  cancelledFor: number;
  isOver: boolean;
}

/** The orders of one leg at such a broker, in such a market. */
export class LegMarket {
  readonly sent: Sent[] = [];
  now = instant(START);
  readonly #story: LegStory;

  constructor(story: LegStory) {
    this.#story = story;
  }

  get filled(): Quantity {
    return sum(this.sent.map(({ filled }) => filled));
  }

  /** Fills come until the end is confirmed, not until it was asked for. What the leg sees then is told. */
  live({ laterMs, bid, spread, filled }: Moment): Sight {
    this.now = instant(this.now + laterMs);
    for (const order of this.sent) if (!order.isOver) this.#work(order, filled);
    const quote: Quote = quoted((bid / 100).toFixed(2), ((bid + spread) / 100).toFixed(2));
    return { at: this.now, quote, last: this.#last(quote), tickNear: (near) => rule612(near, TODAY) };
  }

  send(order: { readonly price: Price; readonly quantity: Quantity; readonly waitMs: number }, sight: Sight): void {
    this.sent.push({
      ...{ at: this.now, price: order.price, quantity: order.quantity, sight, middle: midOf(sight.quote) },
      ...{ deadline: instant(this.now + order.waitMs), beside: this.sent.filter(({ isOver }) => !isOver).length },
      ...{ before: this.filled, filled: NO_SHARES, cancelledFor: 0, isOver: false },
    });
  }

  /** What a leg knows of the orders from the one of this number on. */
  pegsFrom(first: number): readonly Peg[] {
    return this.sent.slice(first).map(({ at, middle, filled, isOver }) => ({ sentAt: at, middle, filled, isOver }));
  }

  #last({ bid, ask }: Quote): Price {
    const share = exactly<"weight">(this.#story.reach / 10_000);
    return this.#story.side === "buy"
      ? roundedUp(ask.plus(scaled(ask, share)), price("0.01"))
      : roundedDown(bid.minus(scaled(bid, share)), price("0.01"));
  }

  #work(order: Sent, percent: number): void {
    const left = order.quantity.minus(order.filled);
    order.filled = order.filled.plus(scaled(left, exactly(percent / 100)));
    if (this.now >= order.deadline) order.cancelledFor += 1;
    order.isOver = order.filled.equals(order.quantity) || order.cancelledFor > this.#story.confirmedAfter;
  }
}
