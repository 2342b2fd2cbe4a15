const MINUTE = 60_000;

export interface Allowance {
  readonly isGranted: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts the requests of each minute, of whichever time it is told. */
export class RateLimit {
  readonly #limit: number;
  #minute = 0;
  #used = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  take(nowMs: number): Allowance {
    const minute = Math.floor(nowMs / MINUTE);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#used = 0;
    }
    this.#used += 1;
    const headers = {
      "x-ratelimit-limit": String(this.#limit),
      "x-ratelimit-remaining": String(Math.max(0, this.#limit - this.#used)),
      "x-ratelimit-reset": String(((minute + 1) * MINUTE) / 1000),
    };
    return { isGranted: this.#used <= this.#limit, headers };
  }
}
