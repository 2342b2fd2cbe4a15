import { isSession, newYorkDate, nextSession, type Instant, type Session } from "@alchemiser/domain";
import { tradingDay } from "./trading-day.ts";

/** A moment of the day at which something ends or begins. */
export interface Bell {
  readonly kind: "begin" | "open" | "close" | "end";
  readonly session: Session;
  readonly at: Instant;
}

/** The first bell after `now`. */
export function nextBell(now: Instant): Bell {
  const today = newYorkDate(now);
  const session = isSession(today) ? today : nextSession(today);
  return bellsOf(session).find(({ at }) => at > now) ?? beginOf(nextSession(session));
}

const beginOf = (session: Session): Bell => ({ kind: "begin", session, at: tradingDay(session).begins });

function bellsOf(session: Session): readonly Bell[] {
  const { open, close, ends } = tradingDay(session);
  return [
    beginOf(session),
    { kind: "open", session, at: open },
    { kind: "close", session, at: close },
    { kind: "end", session, at: ends },
  ];
}
