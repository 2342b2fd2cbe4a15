import type { Instant } from "../calendar/instant.ts";
import type { Quote } from "../market/quote.ts";
import { larger, smaller, sum } from "../money/decimal.ts";
import { exactly, NO_SHARES, scaled, WHOLE, type Price, type Quantity, type Weight } from "../money/money.ts";
import { roundedDown, roundedUp } from "../money/rounding.ts";
import type { LadderRules } from "../orders/ladder-rules.ts";
import type { Side } from "../orders/order.ts";
import { waitFor } from "./wait-for.ts";

/** One order of a ladder that was sent, and what is known of it. */
export interface Peg {
  readonly sentAt: Instant;
  /** The middle of the quote that it was priced from. */
  readonly middle: Price;
  /** Cumulative. What is reported after its end counts as well. */
  readonly filled: Quantity;
  /** Whether the broker has confirmed its end: until then it may still be filled. */
  readonly isOver: boolean;
}

/**
 * How far a leg has come. It is nothing but what its pegs add up to, so that it can be read off a ledger: a run that
 * died on the ladder is gone on with from the rung where it stood.
 */
export interface Ladder {
  readonly rules: LadderRules;
  readonly side: Side;
  /** Of the whole leg. */
  readonly quantity: Quantity;
  /** From when on nothing is sent. */
  readonly until: Instant;
  /** Oldest first. */
  readonly pegs: readonly Peg[];
}

/** The market as a leg sees it when its next peg is due. */
export interface Sight {
  readonly at: Instant;
  readonly quote: Quote;
  /** The worst price that the leg may be traded at. */
  readonly last: Price;
  /** The smallest step between two prices near one, today. */
  readonly tickNear: (near: Price) => Price;
}

/** What is to be done next for a leg. A peg is ended by its own order, when it has waited long enough. */
export type LadderStep =
  | { readonly do: "submit"; readonly price: Price; readonly quantity: Quantity; readonly waitMs: number }
  | { readonly do: "nothing"; readonly reason: string };

/** The next peg of a leg, or why there is none. A peg follows another only when the end of that is confirmed. */
export function nextPeg(ladder: Ladder, sight: Sight): LadderStep {
  const { rules, side, until, pegs } = ladder;
  const reason = restOf(ladder, sight.at);
  if (reason !== undefined) return { do: "nothing", reason };
  const quantity = stillToTrade(
    ladder.quantity,
    pegs.map(({ filled }) => filled),
  );
  const isLast = stepsLeft(ladder, sight.at) === 0;
  const price = isLast ? sight.last : priceInside(side, shareOfSpread(rules, pegs.length), sight);
  // Nothing better comes after the last price: it is given all the time that there is.
  const waitMs = isLast ? rules.longestMs : waitFor(sight.quote, { at: sight.at, pegs, rules });
  return { do: "submit", price, quantity, waitMs: Math.min(waitMs, until - sight.at) };
}

/** Why a leg has no next peg, now or ever; nothing while it has one. */
export function restOf({ rules, quantity, until, pegs }: Ladder, at: Instant): string | undefined {
  if (pegs.some(({ isOver }) => !isOver)) return "the order before has not ended";
  const filled = pegs.map((peg) => peg.filled);
  if (!stillToTrade(quantity, filled).isPositive()) return "everything is traded";
  if (pegs.length >= rules.mostPegs) return `a leg may have ${rules.mostPegs} orders, and these were all`;
  return at >= until ? "the time to trade is over" : undefined;
}

/** What is left of a leg of `quantity` shares after all its orders; nothing when a broker has filled too much. */
export function stillToTrade(quantity: Quantity, filled: Iterable<Quantity>): Quantity {
  return larger(quantity.minus(sum(filled)), NO_SHARES);
}

/** How many pegs still climb. None where time might run out before the last price is reached, and given its chance. */
function stepsLeft({ rules, until, pegs }: Ladder, at: Instant): number {
  const steps = Math.max(Math.min(rules.steps, rules.mostPegs - 1) - pegs.length, 0);
  return until - at < (steps + 1) * rules.longestMs ? 0 : steps;
}

/** Equal steps from the start to just before the far side. */
const shareOfSpread = ({ start, steps }: LadderRules, pegs: number): Weight =>
  start.plus(scaled(WHOLE.minus(start), exactly(pegs / steps)));

/** So far from the near side to the far one, on the tick that is nearer to being filled, and never beyond the last. */
function priceInside(side: Side, share: Weight, { quote, last, tickNear }: Sight): Price {
  const climb = scaled(quote.ask.minus(quote.bid), share);
  if (side === "buy") {
    const wanted = quote.bid.plus(climb);
    return smaller(roundedUp(wanted, tickNear(wanted)), last);
  }
  const wanted = quote.ask.minus(climb);
  return larger(roundedDown(wanted, tickNear(wanted)), last);
}
