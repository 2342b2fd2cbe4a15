import type { Instant } from "../calendar/instant.ts";
import { midOf, type Quote } from "../market/quote.ts";
import type { Price } from "../money/money.ts";
import type { LadderRules } from "../orders/ladder-rules.ts";

/** A price that was seen while a leg was worked. */
export interface Seen {
  readonly sentAt: Instant;
  readonly middle: Price;
}

/** What was seen before, and the bounds of a wait. */
export interface Watch {
  readonly at: Instant;
  /** Oldest first. */
  readonly pegs: readonly Seen[];
  readonly rules: Pick<LadderRules, "shortestMs" | "longestMs">;
}

/** Before anything is seen a market is taken to move by one percent in a session of six and a half hours: */
const USUAL_VARIANCE_PER_MS = 0.01 ** 2 / (6.5 * 3_600_000);
/** an opinion that weighs as much as a minute of watching. */
const OPINION_MS = 60_000;

/**
 * How long a peg waits, in milliseconds: as long as the price takes to wander as far as the spread is wide. That is what
 * waiting may win, and by then it has cost as much. The variance of a random walk grows with time, so that a distance
 * `d` takes `d²/σ²`: twice the spread is worth four times the wait, and a market twice as restless a quarter of it.
 */
export function waitFor(quote: Quote, { at, pegs, rules }: Watch): number {
  const middle = midOf(quote);
  const spread = quote.ask.minus(quote.bid).toNumber() / middle.toNumber();
  const ms = spread ** 2 / varianceOf(pegs, { sentAt: at, middle });
  return Math.round(Math.min(Math.max(ms, rules.shortestMs), rules.longestMs));
}

/** Of the price, per millisecond: the usual one, and what was seen between each peg and the next. */
function varianceOf(pegs: readonly Seen[], now: Seen): number {
  let squares = USUAL_VARIANCE_PER_MS * OPINION_MS;
  let watchedMs = OPINION_MS;
  let after = now;
  for (const before of [...pegs].reverse()) {
    squares += (after.middle.toNumber() / before.middle.toNumber() - 1) ** 2;
    watchedMs += Math.max(after.sentAt - before.sentAt, 0);
    after = before;
  }
  return squares / watchedMs;
}
