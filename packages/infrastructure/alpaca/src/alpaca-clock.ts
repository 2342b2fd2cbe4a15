import { BrokerUnavailable } from "@alchemiser/application";
import type { Instant } from "@alchemiser/domain";
import { AlpacaCalls, type Calling } from "./transport/alpaca-calls.ts";
import { decodeClock } from "./wire/decode-calendar.ts";

/** Alpaca's clock, to check our own against. */
export class AlpacaClock {
  readonly #calling: Calling;
  readonly #calls: AlpacaCalls;

  constructor(calling: Calling) {
    this.#calling = calling;
    this.#calls = new AlpacaCalls(calling, (message, options) => new BrokerUnavailable(message, options));
  }

  async now(signal?: AbortSignal): Promise<Instant> {
    return decodeClock((await this.#calls.ask({ name: "clock" }, signal)).body);
  }

  /**
   * By how many milliseconds Alpaca's clock is ahead of ours. The answer is taken to be from the middle of the call, so
   * it is wrong by at most half the time that the call took.
   */
  async skewMs(signal?: AbortSignal): Promise<number> {
    const { clock } = this.#calling;
    const asked = clock.now();
    const theirs = await this.now(signal);
    return theirs - (asked + clock.now()) / 2;
  }
}
