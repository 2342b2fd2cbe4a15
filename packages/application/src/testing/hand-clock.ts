import type { Instant } from "@alchemiser/domain";
import type { Clock } from "../ports/clock.ts";

interface Alarm {
  readonly until: Instant;
  readonly ring: () => void;
}

/** A clock that stands still until it is moved. */
export class HandClock implements Clock {
  #now: Instant;
  #alarms: readonly Alarm[] = [];

  constructor(now: Instant) {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  waitUntil(until: Instant, signal?: AbortSignal): Promise<void> {
    if (until <= this.#now || signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      this.#alarms = [...this.#alarms, { until, ring: resolve }];
      signal?.addEventListener("abort", () => resolve());
    });
  }

  /** Wakes everybody who waits for a time up to `now`. */
  moveTo(now: Instant): void {
    this.#now = now;
    const due = this.#alarms.filter(({ until }) => until <= now);
    this.#alarms = this.#alarms.filter((alarm) => !due.includes(alarm));
    for (const { ring } of due) ring();
  }
}
