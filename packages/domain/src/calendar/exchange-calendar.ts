import { invariant } from "../kernel/invariant.ts";
import { calendarYear } from "./calendar-year.ts";
import { yearOf } from "./civil-date.ts";
import type { Instant } from "./instant.ts";
import { newYorkDate, newYorkInstant } from "./new-york-time.ts";
import type { Session } from "./session.ts";

// The New York Stock Exchange's sessions from 1990-01-01 to 2050-12-31; any question outside is an InvariantViolation.
// Years that have not come yet follow today's rules: nobody can know their special closures.

const OPEN = 9 * 60 + 30;
const CLOSE = 16 * 60;

/** Regular trading hours. The open belongs to the session, the close no longer does. */
export interface SessionHours {
  readonly open: Instant;
  readonly close: Instant;
  readonly isEarlyClose: boolean;
}

/** Whether the exchange trades on `day`. */
export function isSession(day: Session): boolean {
  return calendarYear(yearOf(day)).sessions[sessionsBefore(day)] === day;
}

/** The first session after `day`, never `day` itself. */
export function nextSession(day: Session): Session {
  const year = yearOf(day);
  const position = sessionsBefore(day) + (isSession(day) ? 1 : 0);
  const next = calendarYear(year).sessions[position] ?? calendarYear(year + 1).sessions[0];
  invariant(next !== undefined, `every year has sessions, ${year + 1} has none`);
  return next;
}

/** The last session before `day`, never `day` itself. */
export function previousSession(day: Session): Session {
  const year = yearOf(day);
  const previous = calendarYear(year).sessions[sessionsBefore(day) - 1] ?? calendarYear(year - 1).sessions.at(-1);
  invariant(previous !== undefined, `every year has sessions, ${year - 1} has none`);
  return previous;
}

/** The sessions from `from` to `to`, both included if they are sessions; none when `to` is the earlier one. */
export function sessionsBetween(from: Session, to: Session): readonly Session[] {
  const sessions: Session[] = [];
  const [first, last] = [yearOf(from), yearOf(to)];
  for (let year = first; year <= last; year++) {
    const all = calendarYear(year).sessions;
    sessions.push(...(year > first && year < last ? all : all.filter((day) => day >= from && day <= to)));
  }
  return sessions;
}

/** @throws InvariantViolation when the exchange does not trade on `day` */
export function sessionHours(day: Session): SessionHours {
  invariant(isSession(day), `only a session has hours, the exchange is closed on ${day}`);
  const earlyClose = calendarYear(yearOf(day)).earlyCloses.get(day);
  return {
    open: newYorkInstant(day, OPEN),
    close: newYorkInstant(day, earlyClose ?? CLOSE),
    isEarlyClose: earlyClose !== undefined,
  };
}

/** The last session whose close is at or before `now`. */
export function lastCompletedSession(now: Instant): Session {
  const today = newYorkDate(now);
  return isSession(today) && sessionHours(today).close <= now ? today : previousSession(today);
}

/** The session whose regular hours contain `now`; none before the open, from the close on, and on closed days. */
export function sessionAt(now: Instant): Session | undefined {
  const today = newYorkDate(now);
  if (!isSession(today)) return undefined;
  const { open, close } = sessionHours(today);
  return now >= open && now < close ? today : undefined;
}

/** The session in progress, or else the next to open. */
export function upcomingSession(now: Instant): Session {
  const today = newYorkDate(now);
  return isSession(today) && now < sessionHours(today).close ? today : nextSession(today);
}

function sessionsBefore(day: Session): number {
  const count = calendarYear(yearOf(day)).sessionsBefore.get(day);
  invariant(count !== undefined, `a year has all its days, was asked for ${day}`);
  return count;
}
