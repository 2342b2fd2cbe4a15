import type { Clock } from "@alchemiser/application";
import { instant, type Instant } from "@alchemiser/domain";
import { pause } from "./pause.ts";

/** A long wait looks at the clock this often: the machine may have slept, and timers end after 24 days. */
const LONGEST_PAUSE_MS = 30_000;

/**
 * The machine's clock, made monotone. When the machine's time is set back, this clock goes on at half its speed until
 * the machine has caught up: time never runs backwards, and every deadline still comes.
 */
export class SystemClock implements Clock {
  #told = Date.now();
  #toldAt = performance.now();

  now(): Instant {
    const at = performance.now();
    const atLeast = this.#told + (at - this.#toldAt) / 2;
    this.#told = Math.max(Date.now(), atLeast);
    this.#toldAt = at;
    return instant(Math.floor(this.#told));
  }

  async waitUntil(until: Instant, signal?: AbortSignal): Promise<void> {
    for (let left = until - this.now(); left > 0 && signal?.aborted !== true; left = until - this.now())
      await pause(Math.min(left, LONGEST_PAUSE_MS), signal);
  }
}
