import { FRIDAY, sessionOfDayNumber, THURSDAY, TUESDAY, WEDNESDAY, weekdayOf, yearOf } from "./civil-date.ts";
import { dayNumberOf } from "./gregorian.ts";
import { thanksgivingDay } from "./holidays.ts";
import { session, type Session } from "./session.ts";

/** Minutes since midnight in New York. */
const ONE_O_CLOCK = 13 * 60;
const TWO_O_CLOCK = 14 * 60;

/** Early closes that no rule foretells, all at 13:00. */
const SINGLE_CASES: readonly Session[] = [session("1997-12-26"), session("1999-12-31"), session("2003-12-26")];

/** Sessions of a year that end before 16:00, with their close in minutes since midnight in New York. */
export function earlyClosesOf(year: number): ReadonlyMap<Session, number> {
  const close = year <= 1992 ? TWO_O_CLOCK : ONE_O_CLOCK;
  const byRule = [dayAfterThanksgiving(year), christmasEve(year), aroundIndependenceDay(year)]
    .filter((day) => day !== undefined)
    .map(sessionOfDayNumber);
  const single = SINGLE_CASES.filter((day) => yearOf(day) === year);
  return new Map([...byRule, ...single].map((day) => [day, close]));
}

function dayAfterThanksgiving(year: number): number | undefined {
  return year >= 1992 ? thanksgivingDay(year) + 1 : undefined;
}

// On a Friday it is the holiday itself, because Christmas is a Saturday.
function christmasEve(year: number): number | undefined {
  const eve = dayNumberOf({ year, month: 12, day: 24 });
  return weekdayOf(eve) <= THURSDAY ? eve : undefined;
}

// A Thursday holiday shortened the Friday after it until 2012, and the Wednesday before it since.
function aroundIndependenceDay(year: number): number | undefined {
  const fourth = dayNumberOf({ year, month: 7, day: 4 });
  const weekday = weekdayOf(fourth);
  if (year < 1995) return undefined;
  if (weekday === THURSDAY) return year <= 2012 ? fourth + 1 : fourth - 1;
  return weekday === TUESDAY || weekday === WEDNESDAY || weekday === FRIDAY ? fourth - 1 : undefined;
}
