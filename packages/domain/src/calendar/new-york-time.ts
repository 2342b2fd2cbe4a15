import { invariant } from "../kernel/invariant.ts";
import { dayNumber, lastWeekday, nthWeekday, sessionOfDayNumber, SUNDAY, yearOf } from "./civil-date.ts";
import { civilDateOf } from "./gregorian.ts";
import { DAY_MS, HOUR_MS, instant, MINUTE_MS, type Instant } from "./instant.ts";
import type { Session } from "./session.ts";

const STANDARD = -5 * HOUR_MS;
const DAYLIGHT = -4 * HOUR_MS;

/**
 * What must be added to UTC to read a New York clock: minus five hours, or minus four in summer.
 *
 * Switches at 02:00 local time, by the Uniform Time Act as amended in 1986 (first Sunday of April to last Sunday of
 * October) and, from 2007, by the Energy Policy Act of 2005 (second Sunday of March to first Sunday of November).
 *
 * @throws InvariantViolation before 1987, when other rules held
 */
export function newYorkOffsetMs(moment: Instant): number {
  return isSummer(moment, civilDateOf(Math.floor(moment / DAY_MS)).year) ? DAYLIGHT : STANDARD;
}

function isSummer(moment: Instant, year: number): boolean {
  const { begins, ends } = summerOf(year);
  return moment >= begins && moment < ends;
}

/**
 * When a New York clock shows `minutes` since midnight. A time that the clock shows twice in autumn means the first;
 * one that it skips in spring means an hour later.
 */
export function newYorkInstant(day: Session, minutes: number): Instant {
  const isOnTheClock = Number.isInteger(minutes) && minutes >= 0 && minutes < 24 * 60;
  invariant(isOnTheClock, () => `a day has the whole minutes from 0 to 1439, was ${minutes}`);

  const shown = dayNumber(day) * DAY_MS + minutes * MINUTE_MS;
  const inSummer = instant(shown - DAYLIGHT);
  return isSummer(inSummer, yearOf(day)) ? inSummer : instant(shown - STANDARD);
}

/** The date in New York. */
export const newYorkDate = (moment: Instant): Session => sessionOfDayNumber(Math.floor(shownAt(moment) / DAY_MS));

/** Whole minutes that a New York clock shows past midnight, from 0 to 1439. */
export function newYorkMinutes(moment: Instant): number {
  const shown = shownAt(moment);
  return Math.floor((shown - Math.floor(shown / DAY_MS) * DAY_MS) / MINUTE_MS);
}

const shownAt = (moment: Instant): number => moment + newYorkOffsetMs(moment);

interface Summer {
  readonly begins: number;
  readonly ends: number;
}

const summers = new Map<number, Summer>();

function summerOf(year: number): Summer {
  const known = summers.get(year);
  if (known !== undefined) return known;
  invariant(year >= 1987, `New York time is known from 1987 on, was asked for ${year}`);

  const isAmended = year >= 2007;
  const first = isAmended ? nthWeekday(2, SUNDAY, { year, month: 3 }) : nthWeekday(1, SUNDAY, { year, month: 4 });
  const last = isAmended ? nthWeekday(1, SUNDAY, { year, month: 11 }) : lastWeekday(SUNDAY, { year, month: 10 });
  const summer = {
    begins: first * DAY_MS + 2 * HOUR_MS - STANDARD,
    ends: last * DAY_MS + 2 * HOUR_MS - DAYLIGHT,
  };
  summers.set(year, summer);
  return summer;
}
