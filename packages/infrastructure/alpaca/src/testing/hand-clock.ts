import type { Clock } from "@alchemiser/application";
import { instant, type Instant } from "@alchemiser/domain";

interface Alarm {
  readonly at: Instant;
  readonly ring: () => void;
}

/** A clock that stands still, and jumps to the next alarm when everything else waits for it. */
export class HandClock implements Clock {
  #now: Instant;
  #alarms: readonly Alarm[] = [];

  constructor(now: Instant = instant(0)) {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  waitUntil(until: Instant, signal?: AbortSignal): Promise<void> {
    if (until <= this.#now || signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const alarm = { at: until, ring: resolve };
      this.#alarms = [...this.#alarms, alarm];
      signal?.addEventListener("abort", () => {
        this.#alarms = this.#alarms.filter((other) => other !== alarm);
        resolve();
      });
    });
  }

  /** What becomes of `promise`, with time passing as it is needed for that. */
  async outcomeOf<Value>(promise: Promise<Value>): Promise<Value> {
    const settled = promise.then(
      () => true,
      () => true,
    );
    while (!(await Promise.race([settled, idle()]))) this.#jump();
    return promise;
  }

  advance(ms: number): void {
    this.#now = instant(this.#now + ms);
    this.#ring();
  }

  #jump(): void {
    const next = Math.min(...this.#alarms.map(({ at }) => at));
    if (!Number.isFinite(next)) throw new Error("everything waits, and nothing is going to happen");
    this.#now = instant(next);
    this.#ring();
  }

  #ring(): void {
    const due = this.#alarms.filter(({ at }) => at <= this.#now);
    this.#alarms = this.#alarms.filter((alarm) => !due.includes(alarm));
    for (const { ring } of due) ring();
  }
}

/** Resolves, with no, when all promises that can go on have done so. */
const idle = (): Promise<boolean> =>
  new Promise((resolve) => {
    setImmediate(() => resolve(false));
  });
