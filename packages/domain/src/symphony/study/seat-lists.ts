import type { Candidate } from "./candidates.ts";
import type { Seat } from "./seat.ts";

/** As many as there are bits in a small integer. */
const COUNTABLE = 30;

/**
 * Answers the same list for the same selection, in whatever order it was found: what is equally divided does not depend
 * on who came first, and a blend that was made for a list before is remembered with it.
 */
export function seatLists(candidates: readonly Candidate[]): (best: readonly Seat[]) => readonly Seat[] {
  if (candidates.length > COUNTABLE) return (best) => best;
  const bits = new Map(candidates.map(({ seat }, index) => [seat, 1 << index]));
  const lists = new Map<number, readonly Seat[]>();
  return (best) => {
    if (best.length < 2) return best;
    let selection = 0;
    for (const seat of best) selection |= bits.get(seat) ?? 0;
    const met = lists.get(selection);
    if (met !== undefined) return met;
    const inOrder = candidates.map(({ seat }) => seat).filter((seat) => best.includes(seat));
    lists.set(selection, inOrder);
    return inOrder;
  };
}
