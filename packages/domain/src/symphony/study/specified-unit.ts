import type { SpecifiedBlock } from "../plan.ts";
import { choosingUnit } from "./choosing-unit.ts";
import { fixedTogether } from "./fixed-unit.ts";
import type { Unit } from "./unit.ts";
import type { StudyUnits } from "./study-units.ts";

/** The shares that the program states. */
export function specifiedUnit({ content, parts }: SpecifiedBlock, units: StudyUnits): Unit {
  const seats = parts.map(({ member }) => ({ name: member.name, unit: units.unit(member.block) }));
  const shares = parts.map(({ share }) => share);
  return (
    fixedTogether({ content, seats, shares, sessions: units.sessions }) ??
    choosingUnit({ content, choose: () => seats, sharesAt: () => shares }, units)
  );
}
