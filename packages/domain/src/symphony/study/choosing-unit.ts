import { allRemembered, lastRemembered, type BySession } from "./remembering.ts";
import type { StudyUnits } from "./study-units.ts";
import { NO_SEATS, type Seat, type Unit } from "./unit.ts";
import { changingSeries, type ChangingSeries } from "./value-series.ts";

/** What a unit chooses, and how it shares out. */
export interface Choice {
  readonly content: number;
  /** Whom it chooses for a session. The same choice is the same list. */
  readonly choose: BySession<readonly Seat[] | undefined>;
  /** What each of the chosen gets, together 1; without it the same. Asked only where there is a choice. */
  readonly sharesAt?: BySession<readonly number[]>;
}

/**
 * A unit that chooses anew in each session. Its returns are those of whom it has chosen, shared as it shares: what is
 * held in the end, symbol by symbol, is worked out only for sessions whose weights somebody wants. Once its history has
 * been asked for, choices and returns are remembered.
 */
export function choosingUnit({ content, choose, sharesAt }: Choice, units: StudyUnits): Unit {
  const { sessions } = units;
  const returnOf = sharesAt === undefined ? equalReturn : statedReturn(sharesAt);
  const everyChoice = allRemembered(sessions, choose);
  let chosen = units.remembers === "every session" ? everyChoice : lastRemembered(choose);
  let past: ChangingSeries | undefined;

  const isDecidedAt = (row: number): boolean => areDecided(chosen(row), row);
  const returnAfter = (row: number): number => {
    const seats = chosen(row);
    return seats === undefined ? Number.NaN : returnOf(seats, row);
  };
  const unit: Unit = {
    content,
    isDecidedAt: (row) => past?.isDecidedAt(row) ?? isDecidedAt(row),
    returnAfter: (row) => past?.returnAfter(row) ?? returnAfter(row),
    innermostAt(row) {
      const [only, another] = chosen(row) ?? NO_SEATS;
      return only !== undefined && another === undefined ? only.unit.innermostAt(row) : unit;
    },
    hold(row, share, basket) {
      const seats = chosen(row);
      if (seats === undefined) return false;
      if (sharesAt === undefined) {
        const part = share / seats.length;
        for (const { unit } of seats) if (!unit.hold(row, part, basket)) return false;
        return true;
      }
      const shares = sharesAt(row);
      for (let index = 0; index < seats.length; index++)
        if (seats[index]?.unit.hold(row, share * (shares[index] ?? Number.NaN), basket) !== true) return false;
      return true;
    },
    series() {
      if (past !== undefined) return past;
      chosen = everyChoice;
      past = changingSeries(sessions, { isDecidedAt, returnAfter });
      return past;
    },
  };
  return unit;
}

function areDecided(seats: readonly Seat[] | undefined, row: number): boolean {
  if (seats === undefined) return false;
  for (const { unit } of seats) if (!unit.isDecidedAt(row)) return false;
  return true;
}

function equalReturn(seats: readonly Seat[], row: number): number {
  let sum = 0;
  for (const { unit } of seats) sum += unit.returnAfter(row);
  return sum / seats.length;
}

const statedReturn =
  (sharesAt: BySession<readonly number[]>) =>
  (seats: readonly Seat[], row: number): number => {
    const shares = sharesAt(row);
    let sum = 0;
    for (let index = 0; index < seats.length; index++)
      sum += (shares[index] ?? Number.NaN) * (seats[index]?.unit.returnAfter(row) ?? Number.NaN);
    return sum;
  };
