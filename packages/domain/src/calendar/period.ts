import { dayNumber, MONDAY, monthOf, weekdayOf, yearOf } from "./civil-date.ts";
import type { Session } from "./session.ts";

export type Frequency = "daily" | "weekly" | "monthly" | "quarterly" | "yearly";

/**
 * Whether `session` lies in another period than `previous`: another day, ISO week, month, quarter or year. Without a
 * `previous` everything is new. Asked with the last session that something was done in, this catches up on a missed
 * first session with the next one.
 */
export function startsPeriod(frequency: Frequency, session: Session, previous: Session | undefined): boolean {
  return previous === undefined || periodOf(frequency, session) !== periodOf(frequency, previous);
}

/** Equal for two days of the same period, different otherwise. */
function periodOf(frequency: Frequency, day: Session): number {
  const month = yearOf(day) * 12 + monthOf(day) - 1;
  switch (frequency) {
    case "daily":
      return dayNumber(day);
    case "weekly":
      return dayNumber(day) - (weekdayOf(dayNumber(day)) - MONDAY);
    case "monthly":
      return month;
    case "quarterly":
      return Math.floor(month / 3);
    case "yearly":
      return yearOf(day);
  }
}
