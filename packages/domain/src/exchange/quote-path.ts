import type { Instant } from "../calendar/instant.ts";
import type { Session } from "../calendar/session.ts";
import type { Quote } from "../market/quote.ts";
import type { TickRule } from "../market/tick.ts";
import { larger, smaller } from "../money/decimal.ts";
import { exactly, quantity, scaled, type Price, type Quantity, type Weight } from "../money/money.ts";
import { roundedDown, roundedUp } from "../money/rounding.ts";

/** One day's prices, of which nothing but these four is known. */
export interface DayPrices {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/**
 * A price for each moment of a day from its bar alone: open, one extreme, the other, close, in straight lines with a
 * third of the day each. A day that ends higher is taken to have fallen first, and the other way round.
 *
 * @param elapsed how much of the session has passed, from 0 to 1
 */
export function priceAlongDay({ open, high, low, close }: DayPrices, elapsed: number): number {
  const [first, second] = close >= open ? [low, high] : [high, low];
  const thirds = Math.min(Math.max(elapsed, 0), 1) * 3;
  if (thirds <= 1) return open + (first - open) * thirds;
  if (thirds <= 2) return first + (second - first) * (thirds - 1);
  return second + (close - second) * (thirds - 2);
}

export interface Surroundings {
  readonly at: Instant;
  readonly session: Session;
  readonly halfSpread: Weight;
  readonly ticks: TickRule;
  /** Between which prices quotes may lie: the day's low and high, or nothing when a convention wants the bare spread. */
  readonly range: { readonly low: number; readonly high: number } | undefined;
}

/** The size shown where a bar says nothing about sizes. */
const SHOWN: Quantity = quantity("1000");

/** A best bid and offer around `middle`: half a spread to each side, on ticks, within the day's range. */
export function quoteAround(middle: number, { at, session, halfSpread, ticks, range }: Surroundings): Quote {
  const centre = exactly<"price">(middle);
  const distance = scaled(centre, halfSpread);
  const tick = ticks(centre, session);
  const bid = roundedDown(centre.minus(distance), tick);
  const ask = roundedUp(centre.plus(distance), tick);
  const inside = range && { bid: notBelow(bid, range.low), ask: notAbove(ask, range.high) };
  return { bid: inside?.bid ?? bid, ask: inside?.ask ?? ask, bidSize: SHOWN, askSize: SHOWN, at };
}

// Most quotes lie well inside the day's range: the exact bounds are made for those only that do not.
const notBelow = (bid: Price, low: number): Price => (bid.toNumber() > low ? bid : larger(bid, exactly(low)));

const notAbove = (ask: Price, high: number): Price => (ask.toNumber() < high ? ask : smaller(ask, exactly(high)));
