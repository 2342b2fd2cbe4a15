import type { Candidate } from "./candidates.ts";
import { MOST_REMEMBERED, type Seat } from "./unit.ts";

/**
 * Answers the same list for the same selection, in whatever order it was found: what is equally divided does not depend
 * on who came first.
 */
export function seatLists(candidates: readonly Candidate[]): (best: readonly Seat[]) => readonly Seat[] {
  const keyOf = candidates.length > COUNTABLE ? namedBy(candidates) : countedBy(candidates);
  const lists = new Map<number | string, readonly Seat[]>();
  return (best) => {
    if (best.length < 2) return best;
    const key = keyOf(best);
    const met = lists.get(key);
    if (met !== undefined) return met;
    const selected = new Set(best);
    const inOrder = candidates.map(({ seat }) => seat).filter((seat) => selected.has(seat));
    if (lists.size * candidates.length < MOST_REMEMBERED) lists.set(key, inOrder);
    return inOrder;
  };
}

/** As many as there are bits in a small integer, which is the fastest of names. */
const COUNTABLE = 30;

function countedBy(candidates: readonly Candidate[]): (best: readonly Seat[]) => number {
  const bits = new Map(candidates.map(({ seat }, index) => [seat, 1 << index]));
  return (best) => best.reduce((selection, seat) => selection | (bits.get(seat) ?? 0), 0);
}

function namedBy(candidates: readonly Candidate[]): (best: readonly Seat[]) => string {
  const places = new Map(candidates.map(({ seat }, index) => [seat, index]));
  return (best) =>
    best
      .map((seat) => places.get(seat) ?? 0)
      .sort((one, other) => one - other)
      .join(" ");
}
