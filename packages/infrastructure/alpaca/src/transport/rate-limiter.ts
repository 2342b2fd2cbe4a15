import { instant, type Instant } from "@alchemiser/domain";
import type { Clock } from "@alchemiser/application";

export interface RateLimit {
  readonly perMinute: number;
  /** How many of them only urgent calls may use. */
  readonly reserved: number;
}

/** What Alpaca grants an account without a data subscription, and what is kept for cancels and look-ups. */
const ALPACA_LIMIT: RateLimit = { perMinute: 200, reserved: 50 };

export type Lane = "urgent" | "ordinary";

const MINUTE_MS = 60_000;

/**
 * A bucket of tokens, one for each call of a minute. A token comes back a minute after it was spent, so that no minute,
 * wherever it begins, sees more calls than are allowed.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #limit: RateLimit;
  /** When the tokens that are out come back, soonest first. */
  readonly #returns: Instant[] = [];
  #closedUntil: Instant;

  constructor(clock: Clock, limit: RateLimit = ALPACA_LIMIT) {
    this.#clock = clock;
    this.#limit = limit;
    this.#closedUntil = instant(0);
  }

  /** Waits for a token. Answers whether there is one: not, if `signal` aborted the waiting. */
  async acquire(lane: Lane, signal: AbortSignal | undefined): Promise<boolean> {
    for (let next = this.#opensAt(lane); next !== undefined; next = this.#opensAt(lane)) {
      if (signal?.aborted === true) return false;
      await this.#clock.waitUntil(next, signal);
    }
    if (signal?.aborted === true) return false;
    this.#returns.push(instant(this.#clock.now() + MINUTE_MS));
    return true;
  }

  /** Lets nothing through before `until`: the broker has said so. */
  closeUntil(until: Instant): void {
    if (until > this.#closedUntil) this.#closedUntil = until;
  }

  /** When the lane may open; undefined when it is open now. */
  #opensAt(lane: Lane): Instant | undefined {
    const now = this.#clock.now();
    while ((this.#returns[0] ?? Infinity) <= now) this.#returns.shift();
    if (this.#closedUntil > now) return this.#closedUntil;
    const usable = this.#limit.perMinute - (lane === "urgent" ? 0 : this.#limit.reserved);
    return this.#returns[this.#returns.length - usable];
  }
}
