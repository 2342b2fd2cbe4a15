import type { Branded } from "../kernel/branded.ts";
import { invariant } from "../kernel/invariant.ts";
import { civilDateOf, dayNumberOf, isoDate } from "./gregorian.ts";

/** A trading day, as the ISO date `YYYY-MM-DD` of New York. Comparing two as strings compares their dates. */
export type Session = Branded<string, "Session">;

/**
 * Promises a real date, not that the exchange is open on it: only `isSession` knows that.
 *
 * @throws InvariantViolation unless `text` is a real date in exactly that form
 */
export function session(text: string): Session {
  invariant(isRealDate(text), () => `a session is a real date as YYYY-MM-DD, was "${text}"`);
  return text;
}

export function isRealDate(text: string): text is Session {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8)) };
  // 30 February runs into March, so it does not come back as it went in.
  return isoDate(civilDateOf(dayNumberOf(date))) === text;
}
