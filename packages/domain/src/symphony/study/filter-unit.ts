import type { FilterBlock } from "../plan.ts";
import { candidatesFrom, selectBest, type Candidate } from "./candidates.ts";
import { choosingUnit } from "./choosing-unit.ts";
import { rosterOf } from "./roster.ts";
import { seatLists } from "./seat-lists.ts";
import type { Seat, Unit } from "./unit.ts";
import type { StudyUnits } from "./study-units.ts";

/** The same share of the best candidates. */
export function filterUnit(block: FilterBlock, units: StudyUnits): Unit {
  const roster = rosterOf(block.children, units, "no members");
  let lastSeats: readonly Seat[] | undefined;
  let candidates: readonly Candidate[] = [];
  let listOf = seatLists(candidates);

  const choose = (row: number): readonly Seat[] | undefined => {
    const seats = roster(row);
    if (seats === undefined) return undefined;
    if (seats !== lastSeats) {
      candidates = candidatesFrom(seats, block.metric, units);
      listOf = seatLists(candidates);
    }
    lastSeats = seats;
    const best = listOf(selectBest(candidates, block, row));
    return best.length === 0 ? undefined : best;
  };
  return choosingUnit({ content: block.content, choose }, units);
}
