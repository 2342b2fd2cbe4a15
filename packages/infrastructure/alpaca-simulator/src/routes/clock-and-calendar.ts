import {
  isoTime,
  newYorkMinutes,
  nextSession,
  session,
  sessionAt,
  sessionHours,
  sessionsBetween,
  upcomingSession,
  type Instant,
  type Session,
} from "@alchemiser/domain";
import { tradingDay } from "../floor/trading-day.ts";
import { failed, ok } from "../server/reply.ts";
import type { Route } from "../server/route.ts";
import { formatRefusal } from "../wire/failures.ts";
import { momentOf } from "./order-lookup.ts";

const readClock: Route = {
  method: "GET",
  path: "/v2/clock",
  answer(_request, { desk: { now } }) {
    const upcoming = upcomingSession(now);
    const isOpen = sessionAt(now) !== undefined;
    return ok({
      timestamp: isoTime(now),
      is_open: isOpen,
      next_open: isoTime(sessionHours(isOpen ? nextSession(upcoming) : upcoming).open),
      next_close: isoTime(sessionHours(upcoming).close),
    });
  },
};

const FIRST = session("1990-01-02");
const LAST = session("2050-12-30");

const readCalendar: Route = {
  method: "GET",
  path: "/v2/calendar",
  answer({ query }) {
    const from = dayOf(query.get("start"), FIRST);
    const to = dayOf(query.get("end"), LAST);
    if (from === undefined || to === undefined) return failed(formatRefusal("invalid start or end"));
    return ok(sessionsBetween(from, to).map(encodeDay));
  },
};

export const clockAndCalendar: readonly Route[] = [readClock, readCalendar];

/** The SDK sends days as moments at midnight UTC. */
function dayOf(text: string | null, fallback: Session): Session | undefined {
  if (text === null) return fallback;
  const day = momentOf(text);
  return day === undefined ? undefined : session(new Date(day).toISOString().slice(0, 10));
}

function encodeDay(date: Session): object {
  const { begins, open, close, ends } = tradingDay(date);
  return {
    date,
    ...{ open: clockTime(open), close: clockTime(close) },
    ...{ session_open: clockTime(begins).replace(":", ""), session_close: clockTime(ends).replace(":", "") },
    settlement_date: nextSession(date),
  };
}

/** `HH:MM` in New York. */
function clockTime(moment: Instant): string {
  const minutes = newYorkMinutes(moment);
  const digits = (value: number): string => String(value).padStart(2, "0");
  return `${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
}
