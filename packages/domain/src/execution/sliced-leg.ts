import { instant, type Instant } from "../calendar/instant.ts";
import type { SessionHours } from "../calendar/exchange-calendar.ts";
import type { Quantity } from "../money/money.ts";
import type { LadderRules } from "../orders/ladder-rules.ts";
import type { Side } from "../orders/order.ts";
import type { SlicingRules } from "../orders/slicing-rules.ts";
import { nextPeg, restOf, stillToTrade, type Ladder, type LadderStep, type Peg, type Sight } from "./ladder.ts";
import { BY_TIME, byVolume, whenDue } from "./schedule.ts";
import { rulesAt } from "./time-of-day.ts";

/** A part of a leg that was begun: it climbs a ladder of its own. A leg that is not too large has one. */
export interface Slice {
  /** How many slices of the leg come after it. */
  readonly follow: number;
  readonly begunAt: Instant;
  /** What its first order was for. */
  readonly quantity: Quantity;
  /** Oldest first. */
  readonly pegs: readonly Peg[];
  /** Why it has no more of them, whatever is left of it; nothing while it may. */
  readonly givenUp: string | undefined;
}

/**
 * How far a leg has come, as the orders tell that it had: each knows how many slices come after its own. Nothing else is
 * kept, so that a run that died goes on where the leg stands.
 */
export interface SlicedLeg {
  readonly rules: LadderRules;
  readonly side: Side;
  /** Of the whole leg. */
  readonly quantity: Quantity;
  readonly by: SlicingRules["by"];
  readonly hours: Pick<SessionHours, "open" | "close">;
  /** By when its slices are to be over; those that are late by then follow each other without a pause. */
  readonly spreadUntil: Instant;
  /** From when on nothing is sent. */
  readonly until: Instant;
  /** Oldest first. */
  readonly slices: readonly Slice[];
}

/** Whose turn it is in a leg. */
export type Turn =
  /** A slice is to begin, `follow` others after it; unknown for the first, of which nobody has said how many there are. */
  | { readonly do: "begin"; readonly follow: number | undefined }
  | { readonly do: "climb"; readonly slice: Slice }
  | { readonly do: "wait"; readonly until: Instant }
  /** Nothing now: until an order has ended, or for ever. */
  | { readonly do: "rest"; readonly reason: string };

export function turnOf(leg: SlicedLeg, at: Instant): Turn {
  const slice = leg.slices.at(-1);
  if (slice === undefined) return at < leg.until ? { do: "begin", follow: undefined } : OVER;
  const reason = slice.givenUp ?? restOf(ladderOf(leg, slice), at);
  if (reason === undefined) return { do: "climb", slice };
  const isUnderWay = slice.pegs.some(({ isOver }) => !isOver);
  if (isUnderWay || slice.follow === 0 || leftOf(leg).isZero()) return { do: "rest", reason };
  if (at >= leg.until) return OVER;
  const due = endOf(leg, slice);
  return at < due ? { do: "wait", until: due } : { do: "begin", follow: slice.follow - 1 };
}

const OVER: Turn = { do: "rest", reason: "the time to trade is over" };

/** The next order of a slice that is under way, or that is to begin, by the rules of the time of day. */
export const nextOrder = (leg: SlicedLeg, slice: Slice, sight: Sight): LadderStep =>
  nextPeg({ ...ladderOf(leg, slice), rules: rulesAt(leg.rules, sight.at, leg.hours) }, sight);

/** What is left of a leg: what a slice leaves is for those that come after it. */
export const leftOf = ({ quantity: whole, slices }: Pick<SlicedLeg, "quantity" | "slices">): Quantity =>
  stillToTrade(
    whole,
    slices.flatMap(({ pegs }) => pegs.map(({ filled }) => filled)),
  );

/** How many slices there is time for: each has twice the time of its ladder, because volume does not come evenly. */
export function roomFor({ rules, spreadUntil }: Pick<SlicedLeg, "rules" | "spreadUntil">, at: Instant): number {
  const ms = ladderMs(rules);
  return ms === 0 ? 1 : Math.max(Math.floor((spreadUntil - at) / (2 * ms)), 1);
}

const ladderMs = ({ mostPegs, longestMs }: LadderRules): number => mostPegs * longestMs;

const ladderOf = (leg: SlicedLeg, slice: Slice): Ladder => ({
  rules: leg.rules,
  side: leg.side,
  quantity: slice.quantity,
  until: endOf(leg, slice),
  pegs: slice.pegs,
});

/** When the next slice is due, reckoned from when this one was begun: who was late does not hurry. */
function endOf({ rules, by, hours, spreadUntil, until }: SlicedLeg, { follow, begunAt }: Slice): Instant {
  if (follow === 0) return until;
  const pace = by === "time" ? BY_TIME : byVolume(hours);
  const due = whenDue(pace, { from: begunAt, until: spreadUntil }, 1 / (follow + 1));
  return instant(Math.min(Math.max(due, begunAt + ladderMs(rules)), until));
}
