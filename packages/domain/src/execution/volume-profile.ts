import { known } from "../kernel/invariant.ts";

/**
 * Thousandths of a session's volume in each of its thirteen half hours, without the auctions. A stylised fact rather
 * than a measurement: most at the end, nearly as much at the beginning, least a little after noon (the U that Jain and
 * Joh describe for New York in "The dependence between hourly prices and trading volume", 1988). A session that closes
 * early is taken to have the same shape, in less time.
 */
export const VOLUME_PROFILE: readonly number[] = [120, 90, 75, 66, 60, 56, 54, 55, 58, 63, 72, 88, 143];

const WHOLE = 1000;

/** What had been traded before each half hour. */
const BEFORE = VOLUME_PROFILE.map((_, part) => VOLUME_PROFILE.slice(0, part).reduce((sum, share) => sum + share, 0));

/** The share of a session's volume that has come when so much of its time has passed; both from 0 to 1. */
export function volumeBy(elapsed: number): number {
  const parts = Math.min(Math.max(elapsed, 0), 1) * VOLUME_PROFILE.length;
  const part = Math.min(Math.floor(parts), VOLUME_PROFILE.length - 1);
  const { before, share } = half(part);
  return (before + share * (parts - part)) / WHOLE;
}

/** How much of the time has passed when such a share of the volume has come: the inverse of `volumeBy`. */
export function timeOf(volume: number): number {
  const thousandths = Math.min(Math.max(volume, 0), 1) * WHOLE;
  const part = BEFORE.findLastIndex((before) => before <= thousandths);
  const { before, share } = half(part);
  return (part + (thousandths - before) / share) / VOLUME_PROFILE.length;
}

const half = (part: number): { readonly before: number; readonly share: number } => ({
  before: known(BEFORE[part], "a session has thirteen halves of an hour"),
  share: known(VOLUME_PROFILE[part], "a session has thirteen halves of an hour"),
});
