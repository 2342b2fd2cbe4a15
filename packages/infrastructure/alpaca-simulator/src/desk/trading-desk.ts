import type {
  Answer,
  ExchangeEvent,
  ExchangeOrder,
  Instant,
  Money,
  OrderRequest,
  Price,
  Ticker,
} from "@alchemiser/domain";
import type { TradingFloor } from "../floor/trading-floor.ts";
import type { DeskInput } from "./desk-input.ts";
import type { Journal } from "./journal.ts";

export interface DeskSettings {
  readonly floor: TradingFloor;
  readonly journal: Journal | undefined;
}

/** What has just happened: all that the exchange tells, and the time it is. */
export interface DeskNews {
  readonly now: Instant;
  readonly events: readonly ExchangeEvent[];
}

/**
 * Takes requests for the exchange: carries one out, makes it durable, and only then answers and tells about it. A desk
 * that is opened on its journal again is where it was.
 */
export class TradingDesk {
  readonly floor: TradingFloor;
  readonly #journal: Journal | undefined;
  readonly #listeners = new Set<(news: DeskNews) => void>();

  constructor({ floor, journal }: DeskSettings) {
    this.floor = floor;
    this.#journal = journal;
    for (const input of journal?.inputs ?? []) this.#carryOut(input);
    floor.takeNews();
  }

  get now(): Instant {
    return this.floor.now;
  }

  submit(request: OrderRequest): Answer {
    const answer = this.floor.submit(request);
    if (answer.outcome === "accepted") this.#journal?.append({ kind: "submit", at: this.now, request });
    this.#tell();
    return answer;
  }

  replace(brokerId: string, request: OrderRequest): Answer {
    const answer = this.floor.replace(brokerId, request);
    if (answer.outcome === "accepted") this.#journal?.append({ kind: "replace", at: this.now, brokerId, request });
    this.#tell();
    return answer;
  }

  cancel(brokerId: string): ExchangeOrder | undefined {
    const order = this.floor.cancel(brokerId);
    this.#journal?.append({ kind: "cancel", at: this.now, brokerId });
    this.#tell();
    return order;
  }

  transfer(amount: Money): void {
    this.floor.transfer(amount);
    this.#journal?.append({ kind: "transfer", at: this.now, amount });
    this.#tell();
  }

  rename(ticker: Ticker, to: Ticker): void {
    this.floor.rename(ticker, to);
    this.#journal?.append({ kind: "rename", at: this.now, ticker, to });
    this.#tell();
  }

  amend(executionId: string, price: Price | undefined): void {
    this.floor.amend(executionId, price);
    this.#journal?.append({ kind: "amend", at: this.now, executionId, price });
    this.#tell();
  }

  /** Lets time pass until `now`; what it brings is told. */
  advanceTo(now: Instant): void {
    if (now > this.now) this.floor.advanceTo(now);
    this.#tell();
  }

  /** As `advanceTo`, for a clock that would otherwise start over: a desk that opens again goes on from there. */
  moveTo(now: Instant): void {
    this.advanceTo(now);
    this.#journal?.note({ kind: "time", at: this.now });
  }

  /** @returns how to stop listening */
  listen(listener: (news: DeskNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#journal?.close();
  }

  #carryOut(input: DeskInput): void {
    this.floor.advanceTo(input.at);
    switch (input.kind) {
      case "submit":
        this.floor.submit(input.request);
        break;
      case "replace":
        this.floor.replace(input.brokerId, input.request);
        break;
      case "cancel":
        this.floor.cancel(input.brokerId);
        break;
      case "transfer":
        this.floor.transfer(input.amount);
        break;
      case "rename":
        this.floor.rename(input.ticker, input.to);
        break;
      case "amend":
        this.floor.amend(input.executionId, input.price);
        break;
      case "time":
        break;
    }
  }

  #tell(): void {
    const news = { now: this.now, events: this.floor.takeNews() };
    for (const listener of this.#listeners) listener(news);
  }
}
