import { equalBlender, statedBlender } from "./blenders.ts";
import type { Seat, Unit } from "./seat.ts";
import { changingSeries, type ChangingSeries } from "./value-series.ts";

export interface ChoosingUnit {
  readonly content: number;
  /** How many sessions the history has. */
  readonly sessions: number;
  /** Whom it chooses for a session. The same choice is the same list. */
  readonly choose: (row: number) => readonly Seat[] | undefined;
  /** What each of the chosen gets, together 1; without it the same. Asked only where there is a choice. */
  readonly sharesAt?: (row: number) => readonly number[];
}

/**
 * A unit that chooses anew in each session. Its returns are those of whom it has chosen, shared as it shares: what is
 * held in the end, symbol by symbol, is worked out only for sessions whose weights somebody wants. Once its history has
 * been asked for, choices and returns are remembered; before, every question works its way down.
 */
export function choosingUnit({ content, sessions, choose, sharesAt }: ChoosingUnit): Unit {
  const blended = sharesAt === undefined ? equalBlender() : statedBlender(sharesAt);
  const returnOf = sharesAt === undefined ? equalReturn : statedReturn(sharesAt);
  let past: Past | undefined;
  let last: readonly Seat[] | undefined;
  let lastRow = -1;
  // A session is asked about several times in a row.
  const chosen = (row: number): readonly Seat[] | undefined => {
    if (past !== undefined) return past.choices[row];
    if (row !== lastRow) [last, lastRow] = [choose(row), row];
    return last;
  };
  const returnOfChosen = (seats: readonly Seat[] | undefined, row: number): number =>
    seats === undefined ? Number.NaN : returnOf(seats, row);
  const remember = (): Past => {
    const choices = Array.from({ length: sessions }, (_, row) => chosen(row));
    const series = changingSeries(sessions, {
      isDecidedAt: (row) => areDecided(choices[row], row),
      returnAfter: (row) => returnOfChosen(choices[row], row),
    });
    return { choices, series };
  };
  return {
    content,
    isDecidedAt: (row) => (past === undefined ? areDecided(chosen(row), row) : past.series.isDecidedAt(row)),
    returnAfter: (row) => (past === undefined ? returnOfChosen(chosen(row), row) : past.series.returnAfter(row)),
    mixAt(row) {
      const seats = chosen(row);
      return seats && blended(seats, row);
    },
    series() {
      past ??= remember();
      return past.series;
    },
  };
}

/** What was chosen in every session, and what it was worth. */
interface Past {
  readonly series: ChangingSeries;
  readonly choices: readonly (readonly Seat[] | undefined)[];
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
  (sharesAt: (row: number) => readonly number[]) =>
  (seats: readonly Seat[], row: number): number => {
    const shares = sharesAt(row);
    let sum = 0;
    for (let index = 0; index < seats.length; index++)
      sum += (shares[index] ?? Number.NaN) * (seats[index]?.unit.returnAfter(row) ?? Number.NaN);
    return sum;
  };
