import { invariant } from "../kernel/invariant.ts";
import { FRIDAY, sessionOfDayNumber, weekdayOf } from "./civil-date.ts";
import { earlyClosesOf } from "./early-closes.ts";
import { dayNumberOf } from "./gregorian.ts";
import { holidaysOf } from "./holidays.ts";
import type { Session } from "./session.ts";
import { SPECIAL_CLOSURES } from "./special-closures.ts";

const FIRST_YEAR = 1990;
const LAST_YEAR = 2050;

/** One year of the exchange, worked out once. */
export interface CalendarYear {
  /** In order. */
  readonly sessions: readonly Session[];
  /** For every day of the year, open or not, how many of its sessions lie before that day. */
  readonly sessionsBefore: ReadonlyMap<Session, number>;
  /** Sessions that end before 16:00, with their close in minutes since midnight in New York. */
  readonly earlyCloses: ReadonlyMap<Session, number>;
}

const years = new Map<number, CalendarYear>();

/** @throws InvariantViolation for a year whose rules this calendar does not know */
export function calendarYear(year: number): CalendarYear {
  const known = years.get(year);
  if (known !== undefined) return known;
  const isKnown = year >= FIRST_YEAR && year <= LAST_YEAR;
  invariant(isKnown, `the exchange calendar covers ${FIRST_YEAR} to ${LAST_YEAR}, was asked for ${year}`);

  const built = build(year);
  years.set(year, built);
  return built;
}

function build(year: number): CalendarYear {
  const holidays = holidaysOf(year);
  const sessions: Session[] = [];
  const sessionsBefore = new Map<Session, number>();

  const nextNewYear = dayNumberOf({ year: year + 1, month: 1, day: 1 });
  for (let days = dayNumberOf({ year, month: 1, day: 1 }); days < nextNewYear; days++) {
    const day = sessionOfDayNumber(days);
    sessionsBefore.set(day, sessions.length);
    if (weekdayOf(days) <= FRIDAY && !holidays.has(day) && !SPECIAL_CLOSURES.has(day)) sessions.push(day);
  }
  return { sessions, sessionsBefore, earlyCloses: earlyClosesOf(year) };
}
