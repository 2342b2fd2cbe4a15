import type { EqualBlock } from "../plan.ts";
import { choosingUnit } from "./choosing-unit.ts";
import { rosterOf } from "./roster.ts";
import type { Unit } from "./seat.ts";
import type { StudyUnits } from "./study-units.ts";

/** The same share of everything that is in its list on a session. */
export const equalUnit = ({ content, children }: EqualBlock, units: StudyUnits): Unit =>
  choosingUnit({ content, sessions: units.sessions, choose: rosterOf(children, units, "undecided") });
