import type { Branded } from "../kernel/branded.ts";
import { invariant } from "../kernel/invariant.ts";
import { dayNumber } from "./civil-date.ts";
import { civilDateOf, digits, isoDate } from "./gregorian.ts";
import { session } from "./session.ts";

/** A moment, the same everywhere: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Branded<number, "Instant">;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** @throws InvariantViolation unless `epochMs` is a whole number of milliseconds */
export function instant(epochMs: number): Instant {
  invariant(Number.isSafeInteger(epochMs), () => `an instant is a whole number of milliseconds, was ${epochMs}`);
  return epochMs as Instant;
}

/** In UTC, to the millisecond: `2025-01-09T14:30:00.000Z`. */
export function isoTime(moment: Instant): string {
  const day = Math.floor(moment / DAY_MS);
  const time = moment - day * DAY_MS;
  const hours = digits(Math.floor(time / HOUR_MS), 2);
  const minutes = digits(Math.floor(time / MINUTE_MS) % 60, 2);
  const seconds = digits(Math.floor(time / 1000) % 60, 2);
  return `${isoDate(civilDateOf(day))}T${hours}:${minutes}:${seconds}.${digits(time % 1000, 3)}Z`;
}

/**
 * Reads what `isoTime` writes; the milliseconds may be left out.
 *
 * @throws InvariantViolation for any other form, another zone than `Z`, or a time that no clock shows
 */
export function instantOf(isoText: string): Instant {
  const text = isoText.length === 20 ? isoText.replace("Z", ".000Z") : isoText;
  const isWellFormed = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text);
  invariant(isWellFormed, `a moment is written like 2025-01-09T14:30:00.000Z, was "${isoText}"`);

  const minutes = Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
  const seconds = Number(text.slice(17, 19));
  const time = minutes * MINUTE_MS + seconds * 1000 + Number(text.slice(20, 23));
  const moment = instant(dayNumber(session(text.slice(0, 10))) * DAY_MS + time);
  invariant(isoTime(moment) === text, `a clock shows 00:00:00 to 23:59:59, was "${isoText}"`);
  return moment;
}
