import type { Clock } from "@alchemiser/application";
import { instant, type Instant } from "@alchemiser/domain";

/** A clock that is `aheadMs` ahead of `time`. */
export const skewed = (time: Clock, aheadMs: number): Clock => ({
  now: () => instant(time.now() + aheadMs),
  waitUntil: (until, signal) => time.waitUntil(instant(until - aheadMs), signal),
});

interface Alarm {
  readonly at: Instant;
  /** Alarms of the same moment ring in the order in which they were set. */
  readonly serial: number;
  readonly ring: () => void;
}

/** Time that stands still while anything can go on, and then jumps to the next moment that somebody waits for. */
export class VirtualTime implements Clock {
  #now: Instant;
  #serial = 0;
  readonly #alarms: Alarm[] = [];
  readonly #passing: (now: Instant) => void;

  /** @param passing is told of each jump before anybody wakes */
  constructor(now: Instant, passing: (now: Instant) => void) {
    this.#now = now;
    this.#passing = passing;
  }

  now(): Instant {
    return this.#now;
  }

  waitUntil(until: Instant, signal?: AbortSignal): Promise<void> {
    if (until <= this.#now || signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const alarm = this.#set(until, () => {
        signal?.removeEventListener("abort", giveUp);
        resolve();
      });
      const giveUp = (): void => {
        this.#alarms.splice(this.#alarms.indexOf(alarm), 1);
        resolve();
      };
      signal?.addEventListener("abort", giveUp);
    });
  }

  /** Calls `ring` at `at`, or at once when that has passed. */
  at(at: Instant, ring: () => void): void {
    this.#set(at, ring);
  }

  #set(at: Instant, ring: () => void): Alarm {
    const alarm = { at: at < this.#now ? this.#now : at, serial: this.#serial++, ring };
    let place = this.#alarms.length;
    while (place > 0 && isAfter(this.#alarms[place - 1], alarm)) place -= 1;
    this.#alarms.splice(place, 0, alarm);
    return alarm;
  }

  /** Lets time pass until `isOver`, or until `deadline`. Whether it was over by then. */
  async pass(isOver: () => boolean, deadline: Instant): Promise<boolean> {
    for (let turn = 1; ; turn++) {
      await (turn % ALARMS_A_TURN === 0 ? aroundTheLoop() : settled());
      if (isOver()) return true;
      const next = this.#alarms.shift();
      if (next === undefined || next.at > deadline) {
        if (next !== undefined) this.#alarms.unshift(next);
        this.#moveTo(deadline);
        return false;
      }
      this.#moveTo(next.at);
      next.ring();
    }
  }

  #moveTo(now: Instant): void {
    if (now <= this.#now) return;
    this.#now = now;
    this.#passing(now);
  }
}

const isAfter = (one: Alarm | undefined, other: Alarm): boolean =>
  one !== undefined && (one.at > other.at || (one.at === other.at && one.serial > other.serial));

/** After how many alarms the event loop has its turn, which tells of promises that failed and that nobody hears. */
const ALARMS_A_TURN = 16;

/** Resolves when all promises that can go on have done so: no turn of the event loop is needed for that. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    process.nextTick(resolve);
  });

const aroundTheLoop = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
