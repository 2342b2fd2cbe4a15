import { MONDAY, nthWeekday, sessionOfDayNumber, SUNDAY, weekdayOf, yearOf } from "../calendar/civil-date.ts";
import { nextSession } from "../calendar/exchange-calendar.ts";
import { dayNumberOf } from "../calendar/gregorian.ts";
import type { Session } from "../calendar/session.ts";
import { inForce, since, type Effective } from "./effective.ts";

/**
 * How many days of settlement after a trade its cash and shares change hands: SEC Rule 15c6-1. NASD Notice 95-26 has the
 * change of 1995 in two steps; the day of the first is general knowledge. SEC Release 34-80295 shortened it in 2017,
 * Release 34-96930 in 2024.
 */
export const SETTLEMENT_LAG: readonly Effective<number>[] = [
  since("1990-01-02", 5),
  since("1995-06-05", 4),
  since("1995-06-07", 3),
  since("2017-09-05", 2),
  since("2024-05-28", 1),
];

/** The day on which what is traded in `session` settles. */
export function settlementOf(session: Session): Session {
  let day = session;
  for (let left = inForce(SETTLEMENT_LAG, session); left > 0; left--) day = nextSettlementDay(day);
  return day;
}

/** Banks that are closed settle nothing, though the exchange may trade. A day without trading is taken to be none either. */
function nextSettlementDay(after: Session): Session {
  const day = nextSession(after);
  return isBankHoliday(day) ? nextSession(day) : day;
}

/** Holidays of banks on which the exchange trades; it kept the first of them itself from 1998 on. */
function isBankHoliday(day: Session): boolean {
  const year = yearOf(day);
  const eleventh = dayNumberOf({ year, month: 11, day: 11 });
  const holidays = [
    nthWeekday(3, MONDAY, { year, month: 1 }),
    nthWeekday(2, MONDAY, { year, month: 10 }),
    weekdayOf(eleventh) === SUNDAY ? eleventh + 1 : eleventh,
  ];
  return holidays.some((holiday) => sessionOfDayNumber(holiday) === day);
}
