import {
  lastWeekday,
  MONDAY,
  nthWeekday,
  SATURDAY,
  sessionOfDayNumber,
  SUNDAY,
  THURSDAY,
  weekdayOf,
} from "./civil-date.ts";
import { easterSunday } from "./easter.ts";
import { dayNumberOf } from "./gregorian.ts";
import type { Session } from "./session.ts";

interface Holiday {
  readonly name: string;
  /** The first year the exchange kept it; `ALWAYS` reaches back before this calendar begins. */
  readonly since: number;
  /** The day number on which the exchange keeps it. */
  readonly keptOn: (year: number) => number;
}

const ALWAYS = 0;

/** NYSE Rule 7.2, "Holidays". */
const HOLIDAYS: readonly Holiday[] = [
  { name: "New Year's Day", since: ALWAYS, keptOn: newYearsDay },
  { name: "Martin Luther King Jr. Day", since: 1998, keptOn: (year) => nthWeekday(3, MONDAY, { year, month: 1 }) },
  { name: "Washington's Birthday", since: ALWAYS, keptOn: (year) => nthWeekday(3, MONDAY, { year, month: 2 }) },
  { name: "Good Friday", since: ALWAYS, keptOn: (year) => easterSunday(year) - 2 },
  { name: "Memorial Day", since: ALWAYS, keptOn: (year) => lastWeekday(MONDAY, { year, month: 5 }) },
  { name: "Juneteenth", since: 2022, keptOn: (year) => nearestWeekday(dayNumberOf({ year, month: 6, day: 19 })) },
  {
    name: "Independence Day",
    since: ALWAYS,
    keptOn: (year) => nearestWeekday(dayNumberOf({ year, month: 7, day: 4 })),
  },
  { name: "Labor Day", since: ALWAYS, keptOn: (year) => nthWeekday(1, MONDAY, { year, month: 9 }) },
  { name: "Thanksgiving Day", since: ALWAYS, keptOn: thanksgivingDay },
  { name: "Christmas Day", since: ALWAYS, keptOn: (year) => nearestWeekday(dayNumberOf({ year, month: 12, day: 25 })) },
];

/** The holidays of a year, by the day on which the exchange keeps them. */
export function holidaysOf(year: number): ReadonlyMap<Session, string> {
  const kept = HOLIDAYS.filter(({ since }) => year >= since);
  return new Map(kept.map(({ name, keptOn }) => [sessionOfDayNumber(keptOn(year)), name]));
}

/** The day number of the fourth Thursday of November. */
export function thanksgivingDay(year: number): number {
  return nthWeekday(4, THURSDAY, { year, month: 11 });
}

// A Saturday stays where it is: the Friday before it ends the year's books and is traded in full.
function newYearsDay(year: number): number {
  const first = dayNumberOf({ year, month: 1, day: 1 });
  return weekdayOf(first) === SUNDAY ? first + 1 : first;
}

function nearestWeekday(day: number): number {
  if (weekdayOf(day) === SATURDAY) return day - 1;
  return weekdayOf(day) === SUNDAY ? day + 1 : day;
}
