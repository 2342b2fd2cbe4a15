import type { EqualBlock } from "../plan.ts";
import { changingUnit } from "./changing-unit.ts";
import { equalBlender } from "./memo-blend.ts";
import { rosterOf } from "./roster.ts";
import type { Unit } from "./seat.ts";
import type { StudyUnits } from "./study-units.ts";

/** The same share of everything that is in its list on a session. */
export function equalUnit({ content, children }: EqualBlock, units: StudyUnits): Unit {
  const roster = rosterOf(children, units, "undecided");
  const blended = equalBlender();
  return changingUnit({
    content,
    sessions: units.sessions,
    decide: (row) => {
      const seats = roster(row);
      return seats === undefined ? undefined : blended(seats, row);
    },
  });
}
