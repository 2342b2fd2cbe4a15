import type { SpecifiedBlock } from "../plan.ts";
import { changingUnit } from "./changing-unit.ts";
import { memoBlend } from "./memo-blend.ts";
import type { Unit } from "./seat.ts";
import type { StudyUnits } from "./study-units.ts";

/** The shares that the program states. */
export function specifiedUnit({ content, parts }: SpecifiedBlock, units: StudyUnits): Unit {
  const seats = parts.map(({ member }) => ({ name: member.name, unit: units.unit(member.block) }));
  const shares = parts.map(({ share }) => share);
  const blended = memoBlend();
  return changingUnit({ content, sessions: units.sessions, decide: (row) => blended(seats, shares, row) });
}
