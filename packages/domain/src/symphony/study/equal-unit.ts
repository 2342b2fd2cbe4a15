import type { Child, EqualBlock, Member } from "../plan.ts";
import { choosingUnit } from "./choosing-unit.ts";
import { fixedTogether } from "./fixed-unit.ts";
import { rosterOf } from "./roster.ts";
import type { Unit } from "./unit.ts";
import type { StudyUnits } from "./study-units.ts";

/** The same share of everything that is in its list on a session. */
export function equalUnit({ content, children }: EqualBlock, units: StudyUnits): Unit {
  const fixed = children.every(isMember) ? fixedEqual(content, children, units) : undefined;
  return fixed ?? choosingUnit({ content, choose: rosterOf(children, units, "undecided") }, units);
}

const isMember = (child: Child): child is Member => child.kind === "member";

function fixedEqual(content: number, members: readonly Member[], units: StudyUnits): Unit | undefined {
  const seats = members.map(({ name, block }) => ({ name, unit: units.unit(block) }));
  return fixedTogether({ content, seats, shares: seats.map(() => 1 / seats.length), sessions: units.sessions });
}
