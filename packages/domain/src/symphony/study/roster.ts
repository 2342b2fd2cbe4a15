import type { Child, Fork } from "../plan.ts";
import { MOST_REMEMBERED, NO_SEATS, type Seat } from "./unit.ts";
import type { StudyUnits } from "./study-units.ts";

/** The members of a list on a session, branches spliced in. The same members are the same array. */
export type Roster = (row: number) => readonly Seat[] | undefined;

/**
 * What an undecided fork does to its list: it makes the whole list undecided, or it has no members.
 */
export type WhenUndecided = "undecided" | "no members";

export function rosterOf(children: readonly Child[], units: StudyUnits, whenUndecided: WhenUndecided): Roster {
  const parts = children.map((child) => partOf(child, units, whenUndecided));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : spliced(parts);
}

function partOf(child: Child, units: StudyUnits, whenUndecided: WhenUndecided): Roster {
  if (child.kind === "fork") return forkRoster(child, units, whenUndecided);
  const seats = [{ name: child.name, unit: units.unit(child.block) }];
  return () => seats;
}

function forkRoster({ condition, then, otherwise }: Fork, units: StudyUnits, whenUndecided: WhenUndecided): Roster {
  const test = units.test(condition);
  const undecided = whenUndecided === "undecided" ? undefined : NO_SEATS;
  const [taken, other] = [then, otherwise].map((branch) =>
    branch.length === 0 ? () => undecided : rosterOf(branch, units, whenUndecided),
  );
  return (row) => {
    const holds = test(row);
    if (holds === undefined) return undecided;
    return holds ? taken?.(row) : other?.(row);
  };
}

/** A list for each way in which branches are taken together. */
function spliced(parts: readonly Roster[]): Roster {
  const listOf = interning();
  let last: readonly Seat[] | undefined;
  const lastPieces: (readonly Seat[])[] = [];

  return (row) => {
    for (let index = 0; index < parts.length; index++) {
      const piece = parts[index]?.(row);
      if (piece === undefined) return undefined;
      if (lastPieces[index] !== piece) {
        last = undefined;
        lastPieces[index] = piece;
      }
    }
    return (last ??= listOf(lastPieces));
  };
}

/** Puts pieces together; the same pieces make the same list. */
function interning(): (pieces: readonly (readonly Seat[])[]) => readonly Seat[] {
  const numbers = new Map<readonly Seat[], number>();
  const lists = new Map<string, readonly Seat[]>();
  return (pieces) => {
    let key = "";
    for (const piece of pieces) {
      const number = numbers.get(piece) ?? numbers.size;
      numbers.set(piece, number);
      key += `${String(number)} `;
    }
    const list = lists.get(key) ?? pieces.flat();
    if (lists.size * pieces.length < MOST_REMEMBERED) lists.set(key, list);
    return list;
  };
}
