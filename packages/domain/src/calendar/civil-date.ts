import { civilDateOf, dayNumberOf, isoDate } from "./gregorian.ts";
import { session, type Session } from "./session.ts";

/** Days of the week as ISO 8601 numbers them. */
export const MONDAY = 1;
export const TUESDAY = 2;
export const WEDNESDAY = 3;
export const THURSDAY = 4;
export const FRIDAY = 5;
export const SATURDAY = 6;
export const SUNDAY = 7;

export interface MonthOfYear {
  readonly year: number;
  /** January is 1. */
  readonly month: number;
}

export const yearOf = (day: Session): number => numeralIn(day, 0, 4);

/** From 1 for January. */
export const monthOf = (day: Session): number => numeralIn(day, 5, 7);

/** Days since 1970-01-01. */
export const dayNumber = (day: Session): number =>
  dayNumberOf({ year: yearOf(day), month: monthOf(day), day: numeralIn(day, 8, 10) });

const ZERO = "0".charCodeAt(0);

/** What the digits from `begin` to before `end` say. A session has digits there, so that none has to be cut out and parsed. */
function numeralIn(day: Session, begin: number, end: number): number {
  let value = 0;
  for (let place = begin; place < end; place++) value = value * 10 + day.charCodeAt(place) - ZERO;
  return value;
}

const sessions = new Map<number, Session>();

/** The date that lies `days` after 1970-01-01. Every clock asks for the same few: each is written once. */
export function sessionOfDayNumber(days: number): Session {
  const day = sessions.get(days) ?? session(isoDate(civilDateOf(days)));
  sessions.set(days, day);
  return day;
}

/** From `MONDAY`, 1, to `SUNDAY`, 7, of a day number; 1970-01-01 was a Thursday. */
export const weekdayOf = (days: number): number => ((((days + THURSDAY - MONDAY) % 7) + 7) % 7) + MONDAY;

/** The day number of the first, second, … `weekday` of a month. */
export function nthWeekday(nth: number, weekday: number, { year, month }: MonthOfYear): number {
  const first = dayNumberOf({ year, month, day: 1 });
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

/** The day number of the last `weekday` of a month. */
export function lastWeekday(weekday: number, { year, month }: MonthOfYear): number {
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return nthWeekday(1, weekday, next) - 7;
}
