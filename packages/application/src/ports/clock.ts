import type { Instant } from "@alchemiser/domain";

/** The time, and waiting for it. */
export interface Clock {
  now(): Instant;
  /** Resolves at `until`, or as soon as `signal` aborts; never rejects. */
  waitUntil(until: Instant, signal?: AbortSignal): Promise<void>;
}
