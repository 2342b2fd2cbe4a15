import {
  instant,
  invariant,
  type Exchange,
  type Instant,
  type Money,
  type Price,
  type Quote,
  type Ticker,
} from "@alchemiser/domain";
import { openDesk } from "./desk/open-desk.ts";
import type { TradingDesk } from "./desk/trading-desk.ts";
import { ROUTES } from "./routes/routes.ts";
import type { Reply } from "./server/reply.ts";
import { answerOf, type Requested, type Simulation } from "./server/route.ts";
import { withDefaults, type SimulatorOptions } from "./simulator-options.ts";
import { encodeTradeUpdate } from "./wire/encode-trade-update.ts";

/**
 * Alpaca without a network: requests go in and answers come out, in virtual time and in process. Whoever simulates a
 * network puts it in front.
 */
export class SimulatedAlpaca {
  readonly #simulation: Simulation;

  constructor(options: SimulatorOptions) {
    invariant(options.time.kind === "virtual", "without a network, time is virtual");
    const settings = withDefaults(options);
    this.#simulation = { desk: openDesk(settings, instant(0)), settings };
  }

  /** For reading. */
  get exchange(): Exchange {
    return this.#desk.floor.exchange;
  }

  /** What the market shows at the moment, whether or not anybody has asked. */
  quoteOf(ticker: Ticker): Quote | undefined {
    const { tape, now } = this.#desk.floor;
    return tape.quote(ticker, now);
  }

  /** Everything until `now` happens before this returns. */
  moveTo(now: Instant): void {
    this.#desk.advanceTo(now);
  }

  /** Puts `amount` into the account, or takes it out when it is negative. */
  transfer(amount: Money): void {
    this.#desk.transfer(amount);
  }

  /** Gives a symbol another name, under which it goes on. */
  rename(ticker: Ticker, to: Ticker): void {
    this.#desk.rename(ticker, to);
  }

  /** Takes an execution back, or corrects its price. */
  amend(executionId: string, price: Price | undefined): void {
    this.#desk.amend(executionId, price);
  }

  /** What Alpaca answers to `requested`; undefined when it has no such endpoint. */
  answer(requested: Requested): Reply | undefined {
    return answerOf(ROUTES, requested, this.#simulation);
  }

  /** Tells the data of every trade update, as Alpaca writes it. @returns how to stop listening */
  listen(listener: (update: object) => void): () => void {
    return this.#desk.listen(({ events }) => {
      for (const event of events) listener(encodeTradeUpdate(event).data);
    });
  }

  get #desk(): TradingDesk {
    return this.#simulation.desk;
  }
}
