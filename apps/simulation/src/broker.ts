import type { AlpacaOperation, AlpacaReply } from "@alchemiser/alpaca";
import { RateLimit, type SimulatedAlpaca } from "@alchemiser/alpaca-simulator";
import { invariant, type Exchange, type Instant, type Money, type Price, type Ticker } from "@alchemiser/domain";
import { requestOf } from "./request-of.ts";

/** Sees each request when the broker gets it, and the account and the market as they are then. */
export type Watchman = (operation: AlpacaOperation, alpaca: SimulatedAlpaca) => void;

/** What Alpaca grants. */
export const CALLS_A_MINUTE = 200;

/** The broker's side of the line. What it says is plain JSON already, and goes no way through text. */
export class Broker {
  readonly #alpaca: SimulatedAlpaca;
  readonly #limit = new RateLimit(CALLS_A_MINUTE);
  readonly #watchman: Watchman;

  constructor(alpaca: SimulatedAlpaca, watchman: Watchman) {
    this.#alpaca = alpaca;
    this.#watchman = watchman;
  }

  get exchange(): Exchange {
    return this.#alpaca.exchange;
  }

  moveTo(now: Instant): void {
    this.#alpaca.moveTo(now);
  }

  answer(operation: AlpacaOperation): AlpacaReply {
    const { isGranted, headers } = this.#limit.take(this.exchange.moment.now);
    const told = new Map(Object.entries(headers));
    if (!isGranted) return { status: 429, headers: told, body: undefined };
    this.#watchman(operation, this.#alpaca);
    const reply = this.#alpaca.answer(requestOf(operation));
    invariant(reply !== undefined, `Alpaca has an endpoint for "${operation.name}"`);
    return { status: reply.status, headers: told, body: reply.body };
  }

  /** The account's owner deposits `amount`, or withdraws it when it is negative. */
  transfer(amount: Money): void {
    this.#alpaca.transfer(amount);
  }

  /** Gives a symbol another name. */
  rename(name: Ticker, to: Ticker): void {
    this.#alpaca.rename(name, to);
  }

  /** Takes an execution back, or corrects its price. */
  amend(executionId: string, price: Price | undefined): void {
    this.#alpaca.amend(executionId, price);
  }

  listen(listener: (update: object) => void): () => void {
    return this.#alpaca.listen(listener);
  }
}
