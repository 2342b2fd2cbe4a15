import type { SessionHours } from "../calendar/exchange-calendar.ts";
import { instant, type Instant } from "../calendar/instant.ts";
import { timeOf, volumeBy } from "./volume-profile.ts";

/** A clock that a leg is spread by: it never goes back, and between two of its readings equal parts are due. */
export interface Pace {
  readonly reading: (at: Instant) => number;
  /** The inverse: when the clock reads so. */
  readonly when: (reading: number) => Instant;
}

/** Equal parts in equal times: the average price over time is aimed at (TWAP). */
export const BY_TIME: Pace = { reading: (at) => at, when: (reading) => instant(Math.round(reading)) };

/** From when until when something is spread. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** Equal parts for equal volume, as it usually comes in a session of these hours: the average price of all (VWAP). */
export const byVolume = ({ open, close }: Pick<SessionHours, "open" | "close">): Pace => ({
  reading: (at) => volumeBy((at - open) / (close - open)),
  when: (reading) => instant(Math.round(open + timeOf(reading) * (close - open))),
});

/** The share of a leg that is due by `at`: from 0 when it begins to 1 when its span is over. */
export function shareDue({ reading }: Pace, { from, until }: Span, at: Instant): number {
  const [first, last] = [reading(from), reading(until)];
  if (at >= until || last <= first) return 1;
  return Math.max((reading(at) - first) / (last - first), 0);
}

/** When such a share of a leg is due, never outside its span. */
export function whenDue({ reading, when }: Pace, { from, until }: Span, share: number): Instant {
  const [first, last] = [reading(from), reading(until)];
  return instant(Math.max(Math.min(when(first + (last - first) * share), until), from));
}
