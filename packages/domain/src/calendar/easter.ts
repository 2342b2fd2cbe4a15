import { SUNDAY, weekdayOf } from "./civil-date.ts";
import { dayNumberOf } from "./gregorian.ts";

/**
 * The day number of Gregorian Easter: the Sunday after the first ecclesiastical full moon on or after 21 March.
 *
 * The full moon follows the 19-year cycle, corrected for centuries that skip a leap year (solar) and for the moon's
 * drift (lunar). After Gauss's algorithm in the form that Heiner Lichtenberg gave it in 1997.
 */
export function easterSunday(year: number): number {
  const yearOfCycle = year % 19;
  const century = Math.floor(year / 100);
  const solar = century - Math.floor(century / 4);
  const lunar = Math.floor((8 * century + 13) / 25);

  const daysAfterEquinox = (19 * yearOfCycle + solar - lunar + 15) % 30;
  // A lunar month of 29 days has no place for the last of the 30 values, nor twice for the one before it.
  const isTooLate = daysAfterEquinox === 29 || (daysAfterEquinox === 28 && yearOfCycle > 10);
  const fullMoon = dayNumberOf({ year, month: 3, day: 21 }) + daysAfterEquinox - (isTooLate ? 1 : 0);

  return fullMoon + SUNDAY - (weekdayOf(fullMoon) % SUNDAY);
}
