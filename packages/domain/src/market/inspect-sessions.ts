import {
  isSession,
  lastCompletedSession,
  nextSession,
  previousSession,
  sessionsBetween,
} from "../calendar/exchange-calendar.ts";
import type { Instant } from "../calendar/instant.ts";
import { session, type Session } from "../calendar/session.ts";
import { findingAt, findingOf, type BarFinding, type Hit } from "./finding.ts";

/** The days that the exchange calendar can tell about. */
const FIRST_DAY = session("1990-01-01");
const LAST_DAY = session("2050-12-31");

const isInCalendar = (day: Session): boolean => day >= FIRST_DAY && day <= LAST_DAY;

/** What is wrong with the days that a series has bars for, and what is missing between them. */
export function inspectSessions(sessions: readonly Session[], now: Instant): readonly BarFinding[] {
  const disorder = [...inspectOrder(sessions), ...inspectRepetition(sessions)];
  const inCalendar = sessions.filter(isInCalendar);
  const outside = sessions
    .filter((day) => !isInCalendar(day))
    .map((day) => ({
      session: day,
      fact: `"${day}" lies outside the exchange calendar, which covers "${FIRST_DAY}" to "${LAST_DAY}"`,
    }));
  return [
    ...disorder,
    ...findingOf("outside-calendar", outside),
    ...inspectTradingDays(inCalendar),
    ...inspectCompletion(sessions, now),
    ...(disorder.length === 0 ? inspectGaps(inCalendar.filter(isSession)) : []),
  ];
}

function inspectOrder(sessions: readonly Session[]): readonly BarFinding[] {
  const hits: Hit[] = [];
  let previous = sessions[0];
  for (const day of sessions) {
    if (previous !== undefined && day < previous) {
      hits.push({ session: day, fact: `"${day}" stands after "${previous}"; bars go from the oldest to the newest` });
    }
    previous = day;
  }
  return findingOf("out-of-order", hits);
}

function inspectRepetition(sessions: readonly Session[]): readonly BarFinding[] {
  const seen = new Set<Session>();
  const hits: Hit[] = [];
  for (const day of sessions) {
    if (seen.has(day)) hits.push({ session: day, fact: `"${day}" has more than one bar` });
    seen.add(day);
  }
  return findingOf("duplicate-session", hits);
}

function inspectTradingDays(sessions: readonly Session[]): readonly BarFinding[] {
  const closed = sessions.filter((day) => !isSession(day));
  const hits = closed.map((day) => ({ session: day, fact: `"${day}" has a bar, but the exchange was closed` }));
  return findingOf("non-session", hits);
}

function inspectCompletion(sessions: readonly Session[], now: Instant): readonly BarFinding[] {
  const completed = lastCompletedSession(now);
  const hits = sessions
    .filter((day) => day > completed)
    .map((day) => ({
      session: day,
      fact: `"${day}" has a bar that is not final: the last completed session is "${completed}"`,
    }));
  return findingOf("unclosed-last-bar", hits);
}

function inspectGaps(sessions: readonly Session[]): readonly BarFinding[] {
  const gaps: BarFinding[] = [];
  let previous: Session | undefined;
  for (const day of sessions) {
    if (previous !== undefined && nextSession(previous) !== day) gaps.push(gapBetween(previous, day));
    previous = day;
  }
  return gaps;
}

function gapBetween(before: Session, after: Session): BarFinding {
  const first = nextSession(before);
  const last = previousSession(after);
  const count = sessionsBetween(first, last).length;
  const sentence =
    count === 1 ? `no bar for "${first}"` : `no bars for the ${count} sessions from "${first}" to "${last}"`;
  return findingAt("gap", { session: first, count, sentence });
}
