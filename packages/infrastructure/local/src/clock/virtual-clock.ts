import type { Clock } from "@alchemiser/application";
import type { Instant } from "@alchemiser/domain";
import { pause } from "./pause.ts";

/** Takes the simulated market to a moment; everything until then has happened when it is done. */
export type TimeMachine = (to: Instant) => Promise<void>;

/** How long, in real time, nothing must have come before virtual time jumps: answers are on their way meanwhile. */
const QUIET_MS = 250;

/** The clock of a simulated market: time stands still while there is something to do, and then jumps to what is next. */
export class VirtualClock implements Clock {
  readonly #moveTo: TimeMachine;
  readonly #waits = new Set<Instant>();
  #now: Instant;

  constructor(now: Instant, moveTo: TimeMachine) {
    this.#now = now;
    this.#moveTo = moveTo;
  }

  now(): Instant {
    return this.#now;
  }

  async waitUntil(until: Instant, signal?: AbortSignal): Promise<void> {
    const isOver = (): boolean => until <= this.#now || signal?.aborted === true;
    this.#waits.add(until);
    try {
      while (!isOver()) {
        await pause(QUIET_MS, signal);
        if (!isOver() && this.#isNext(until)) await this.jumpTo(until);
      }
    } finally {
      this.#waits.delete(until);
    }
  }

  async jumpTo(moment: Instant): Promise<void> {
    if (moment <= this.#now) return;
    await this.#moveTo(moment);
    this.#now = moment;
  }

  #isNext(until: Instant): boolean {
    return [...this.#waits].every((other) => until <= other);
  }
}
