import type { Column } from "../../kernel/column.ts";
import type { Gap } from "../../strategy/explanation.ts";
import type { StudyUnits } from "../study/study-units.ts";

/** Where an explanation is at: a session of a study, and the way there through the program. */
export interface Scene {
  readonly units: StudyUnits;
  readonly row: number;
  readonly path: readonly string[];
}

export const deeper = (scene: Scene, step: string): Scene => ({ ...scene, path: [...scene.path, step] });

/** Says what is not known, and where in the program it was needed. */
export function gap({ path }: Scene, text: string): Gap {
  return { kind: "gap", text: path.length === 0 ? text : `${text} (in ${path.join(" › ")})`, because: [] };
}

export const sessionOf = ({ units, row }: Scene): string => units.history.sessions[row] ?? `session ${String(row)}`;

/** How many values of a column are known up to `row`, that one included. */
export function knownUpTo(column: Column, row: number): number {
  let count = 0;
  for (let index = 0; index <= row; index++) if (!Number.isNaN(column[index] ?? Number.NaN)) count++;
  return count;
}
