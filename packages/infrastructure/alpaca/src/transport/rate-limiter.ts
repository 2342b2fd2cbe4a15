import { instant, MINUTE_MS, type Instant } from "@alchemiser/domain";
import type { Clock } from "@alchemiser/application";

export interface RateLimit {
  /** Calls of either lane. */
  readonly perMinute: number;
  /** How many of them are never spent on ordinary calls, however many of these wait. */
  readonly reserved: number;
}

/** What Alpaca grants an account without a data subscription, and what is kept for cancels and look-ups. */
const ALPACA_LIMIT: RateLimit = { perMinute: 200, reserved: 50 };

/** `urgent`: what must still be possible when orders and other questions have used up what is theirs. */
export type Lane = "urgent" | "ordinary";

interface Waiting {
  readonly signal: AbortSignal | undefined;
  readonly let: (through: boolean) => void;
}

/**
 * Two buckets of tokens, one token for each call of a minute: ordinary calls have one, urgent calls have the other and
 * what ordinary ones leave. A token comes back a minute after it was spent, so that no minute, wherever it begins, sees
 * more calls than are allowed. Who comes first in a lane goes first.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #limit: RateLimit;
  /** When the tokens that are out come back, soonest first. */
  readonly #out: Readonly<Record<"any" | "ordinary", Instant[]>> = { any: [], ordinary: [] };
  readonly #lines: Readonly<Record<Lane, Waiting[]>> = { urgent: [], ordinary: [] };
  #closedUntil: Instant;

  constructor(clock: Clock, limit: RateLimit = ALPACA_LIMIT) {
    this.#clock = clock;
    this.#limit = limit;
    this.#closedUntil = instant(0);
  }

  /** Waits for a token. Answers whether there is one: not, if one of the signals aborted the waiting. */
  acquire(lane: Lane, ...signals: readonly (AbortSignal | undefined)[]): Promise<boolean> {
    if (signals.some((signal) => signal?.aborted === true)) return Promise.resolve(false);
    const line = this.#lines[lane];
    if (line.length === 0 && this.#opensAt(lane) === undefined) {
      this.#spend(lane);
      return Promise.resolve(true);
    }
    const signal = firstOf(signals);
    return new Promise((resolve) => {
      const giveUp = (): void => resolve(false);
      signal?.addEventListener("abort", giveUp, { once: true });
      const through = (may: boolean): void => {
        signal?.removeEventListener("abort", giveUp);
        resolve(may);
      };
      line.push({ signal, let: through });
      if (line.length === 1) void this.#serve(lane);
    });
  }

  /** Lets nothing through before `until`: the broker has said so. */
  closeUntil(until: Instant): void {
    if (until > this.#closedUntil) this.#closedUntil = until;
  }

  /** Lets those who wait in a lane through, one after the other, until nobody does. */
  async #serve(lane: Lane): Promise<void> {
    const line = this.#lines[lane];
    for (let first = line[0]; first !== undefined; first = line[0]) {
      const hasLeft = first.signal?.aborted === true;
      const opensAt = hasLeft ? undefined : this.#opensAt(lane);
      if (opensAt !== undefined) await this.#clock.waitUntil(opensAt, first.signal);
      else {
        if (!hasLeft) this.#spend(lane);
        line.shift();
        first.let(!hasLeft);
      }
    }
  }

  #spend(lane: Lane): void {
    const back = instant(this.#clock.now() + MINUTE_MS);
    this.#out.any.push(back);
    if (lane === "ordinary") this.#out.ordinary.push(back);
  }

  /** When the lane may open; undefined when it is open now. */
  #opensAt(lane: Lane): Instant | undefined {
    if (this.#closedUntil > this.#clock.now()) return this.#closedUntil;
    const { perMinute, reserved } = this.#limit;
    const any = this.#freeAt("any", perMinute);
    const own = lane === "ordinary" ? this.#freeAt(lane, perMinute - reserved) : undefined;
    return any === undefined || own === undefined ? (any ?? own) : instant(Math.max(any, own));
  }

  /** When one of `size` tokens is there; undefined when one is. */
  #freeAt(bucket: "any" | "ordinary", size: number): Instant | undefined {
    const out = this.#out[bucket];
    const now = this.#clock.now();
    while ((out[0] ?? Infinity) <= now) out.shift();
    return out[out.length - size];
  }
}

/** What aborts when any of them does. */
function firstOf(signals: readonly (AbortSignal | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((signal) => signal !== undefined);
  return given.length > 1 ? AbortSignal.any(given) : given[0];
}
