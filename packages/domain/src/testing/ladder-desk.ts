import fc from "fast-check";
import { instant, type Instant } from "../calendar/instant.ts";
import { nextPeg, type Ladder, type Peg, type Sight } from "../execution/ladder.ts";
import { midOf, type Quote } from "../market/quote.ts";
import { rule612 } from "../market-rules/tick-sizes.ts";
import { sum } from "../money/decimal.ts";
import { exactly, NO_SHARES, price, scaled, type Price, type Quantity, type Weight } from "../money/money.ts";
import { roundedDown, roundedUp } from "../money/rounding.ts";
import type { LadderRules } from "../orders/ladder-rules.ts";
import type { Side } from "../orders/order.ts";
import { quoted, TODAY } from "./scenario.ts";

// A market that wanders as it likes, and a broker that fills as it likes, while its cancels take their time.

interface Moment {
  readonly laterMs: number;
  /** Cents. */
  readonly bid: number;
  readonly spread: number;
  /** Of what the working order has left, in percent; 0 for most moments. */
  readonly filled: number;
}

export interface LadderStory {
  readonly side: Side;
  readonly shares: number;
  readonly rules: LadderRules;
  readonly reach: number;
  readonly untilMs: number;
  /** How many moments the end of a cancelled order takes to be confirmed. */
  readonly confirmedAfter: number;
  readonly moments: readonly Moment[];
}

const START = 1_751_463_300_000;

const anyMoment: fc.Arbitrary<Moment> = fc.record({
  laterMs: fc.nat({ max: 8000 }),
  bid: fc.integer({ min: 50, max: 50_000 }),
  spread: fc.nat({ max: 300 }),
  filled: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 100 }) }),
});

const anyRules: fc.Arbitrary<LadderRules> = fc.record({
  start: fc.nat({ max: 100 }).map((percent): Weight => exactly(percent / 100)),
  steps: fc.nat({ max: 5 }),
  mostPegs: fc.integer({ min: 1, max: 8 }),
  shortestMs: fc.integer({ min: 1, max: 3000 }),
  longestMs: fc.integer({ min: 3000, max: 20_000 }),
});

export const anyLadderStory: fc.Arbitrary<LadderStory> = fc.record({
  side: fc.constantFrom<Side>("buy", "sell"),
  shares: fc.integer({ min: 1, max: 1_000_000 }),
  rules: anyRules,
  reach: fc.nat({ max: 100 }),
  untilMs: fc.integer({ min: 1, max: 300_000 }),
  confirmedAfter: fc.nat({ max: 4 }),
  moments: fc.array(anyMoment, { minLength: 1, maxLength: 120 }),
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

/** Lives through a story to its last moment, and then until the leg rests. */
export class LadderDesk {
  readonly sent: Sent[] = [];
  readonly ladder: Ladder;
  rest: string | undefined;
  now = instant(START);
  readonly #story: LadderStory;

  constructor(story: LadderStory) {
    this.#story = story;
    const { side, rules, shares, untilMs } = story;
    const until = instant(START + untilMs);
    this.ladder = { rules, side, quantity: exactly(shares / 1000), until, pegs: [] };
    for (const moment of story.moments) this.#live(moment);
    const [first] = story.moments;
    for (let more = 0; more < 2000 && this.#isUnderWay; more++)
      if (first !== undefined) this.#live({ ...first, laterMs: 1000, filled: 0 });
  }

  get pegs(): readonly Peg[] {
    return this.sent.map(({ at, middle, filled, isOver }) => ({ sentAt: at, middle, filled, isOver }));
  }

  get filled(): Quantity {
    return sum(this.sent.map(({ filled }) => filled));
  }

  get #isUnderWay(): boolean {
    return this.rest === undefined || this.rest === "the order before has not ended";
  }

  #live({ laterMs, bid, spread, filled }: Moment): void {
    this.now = instant(this.now + laterMs);
    for (const order of this.sent) if (!order.isOver) this.#work(order, filled);
    const step = nextPeg({ ...this.ladder, pegs: this.pegs }, this.#sight(bid, spread));
    this.rest = step.do === "nothing" ? step.reason : undefined;
    if (step.do === "submit") this.#send(step, this.#sight(bid, spread));
  }

  #sight(bid: number, spread: number): Sight {
    const quote: Quote = quoted((bid / 100).toFixed(2), ((bid + spread) / 100).toFixed(2));
    return { at: this.now, quote, last: this.#last(quote), tickNear: (near) => rule612(near, TODAY) };
  }

  #last({ bid, ask }: Quote): Price {
    const share = exactly<"weight">(this.#story.reach / 10_000);
    return this.#story.side === "buy"
      ? roundedUp(ask.plus(scaled(ask, share)), price("0.01"))
      : roundedDown(bid.minus(scaled(bid, share)), price("0.01"));
  }

  #send(order: { readonly price: Price; readonly quantity: Quantity; readonly waitMs: number }, sight: Sight): void {
    this.sent.push({
      ...{ at: this.now, price: order.price, quantity: order.quantity, sight, middle: midOf(sight.quote) },
      ...{ deadline: instant(this.now + order.waitMs), beside: this.sent.filter(({ isOver }) => !isOver).length },
      ...{ before: this.filled, filled: NO_SHARES, cancelledFor: 0, isOver: false },
    });
  }

  /** Fills come until the end is confirmed, not until it was asked for. */
  #work(order: Sent, percent: number): void {
    const left = order.quantity.minus(order.filled);
    order.filled = order.filled.plus(scaled(left, exactly(percent / 100)));
    if (this.now >= order.deadline) order.cancelledFor += 1;
    order.isOver = order.filled.equals(order.quantity) || order.cancelledFor > this.#story.confirmedAfter;
  }
}
