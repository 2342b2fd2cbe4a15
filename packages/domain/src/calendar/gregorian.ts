import { invariant } from "../kernel/invariant.ts";

/** A date of the proleptic Gregorian calendar; January is month 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_IN_400_YEARS = 146_097;
/** From 1 March of the year 0 to 1 January 1970. */
const EPOCH = 719_468;

/**
 * Days since 1970-01-01, negative before it. A day beyond the end of its month runs into the next one.
 *
 * Counts years from 1 March, so that the leap day comes last and the months before it have fixed lengths: 153 days
 * for every five. After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
export function dayNumberOf({ year, month, day }: CivilDate): number {
  const marchYear = month > 2 ? year : year - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const monthStart = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return 365 * marchYear + leapDays + monthStart + day - 1 - EPOCH;
}

/** The inverse of `dayNumberOf`, from the same source. */
export function civilDateOf(dayNumber: number): CivilDate {
  const days = dayNumber + EPOCH;
  const cycle = Math.floor(days / DAYS_IN_400_YEARS);
  const dayOfCycle = days - cycle * DAYS_IN_400_YEARS;
  const leapDays = Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthsAfterMarch = Math.floor((5 * dayOfYear + 2) / 153);

  const month = monthsAfterMarch < 10 ? monthsAfterMarch + 3 : monthsAfterMarch - 9;
  const day = dayOfYear - Math.floor((153 * monthsAfterMarch + 2) / 5) + 1;
  return { year: cycle * 400 + yearOfCycle + (month > 2 ? 0 : 1), month, day };
}

/** `YYYY-MM-DD`. */
export function isoDate({ year, month, day }: CivilDate): string {
  invariant(year >= 0 && year <= 9999, `a date is written with a year from 0 to 9999, was ${year}`);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** A whole number with leading zeros. */
export const digits = (value: number, width: number): string => String(value).padStart(width, "0");
