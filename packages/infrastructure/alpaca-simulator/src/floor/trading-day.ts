import {
  isSession,
  newYorkDate,
  newYorkInstant,
  previousSession,
  sessionHours,
  type ExchangeMoment,
  type Instant,
  type MarketPhase,
  type Session,
} from "@alchemiser/domain";

/** When a session's parts begin and end, extended hours included. */
export interface TradingDay {
  readonly session: Session;
  readonly begins: Instant;
  readonly open: Instant;
  readonly close: Instant;
  readonly ends: Instant;
}

const BEGINS = 4 * 60;
const ENDS = 20 * 60;
const ENDS_EARLY = 17 * 60;

const days = new Map<Session, TradingDay>();

/** Asked about the same few days at every tick: each is worked out once. */
export function tradingDay(session: Session): TradingDay {
  const day = days.get(session) ?? dayOf(session);
  days.set(session, day);
  return day;
}

function dayOf(session: Session): TradingDay {
  const { open, close, isEarlyClose } = sessionHours(session);
  const ends = newYorkInstant(session, isEarlyClose ? ENDS_EARLY : ENDS);
  return { session, begins: newYorkInstant(session, BEGINS), open, close, ends };
}

let latest: TradingDay | undefined;

/** Where the market stands at `now`. A day without trading belongs to the session before it. */
export function momentAt(now: Instant): ExchangeMoment {
  // Time passes in small steps: the day is most often the one of the last question.
  if (latest !== undefined && now >= latest.begins && now < latest.ends)
    return { now, session: latest.session, phase: phaseOf(latest, now) };
  const today = newYorkDate(now);
  if (!isSession(today)) return { now, session: previousSession(today), phase: "closed" };
  latest = tradingDay(today);
  return { now, session: today, phase: phaseOf(latest, now) };
}

function phaseOf({ begins, open, close, ends }: TradingDay, now: Instant): MarketPhase {
  if (now < begins || now >= ends) return "closed";
  if (now < open) return "pre";
  return now < close ? "regular" : "post";
}

/** How much of the regular hours has passed, from 0 to 1. */
export function elapsedAt({ open, close }: TradingDay, now: Instant): number {
  return Math.min(1, Math.max(0, (now - open) / (close - open)));
}
