import { newYorkInstant, type Instant, type Session, type SessionHours } from "@alchemiser/domain";
import * as z from "zod";
import { decoded } from "./decoded.ts";
import { wireInstant, wireSession } from "./fields.ts";

/** Minutes after midnight in New York. */
const wireTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const WireCalendar = z.array(z.object({ date: wireSession, open: wireTime, close: wireTime }));

const USUAL_CLOSE = 16 * 60;

/** The hours of `session`; undefined when Alpaca's calendar leaves that day out. */
export function decodeHours(body: unknown, session: Session): SessionHours | undefined {
  const day = decoded(WireCalendar, body, "the calendar").find(({ date }) => date === session);
  return (
    day && {
      open: newYorkInstant(session, day.open),
      close: newYorkInstant(session, day.close),
      isEarlyClose: day.close < USUAL_CLOSE,
    }
  );
}

const WireClock = z.object({ timestamp: wireInstant });

export const decodeClock = (body: unknown): Instant => decoded(WireClock, body, "the time").timestamp;
