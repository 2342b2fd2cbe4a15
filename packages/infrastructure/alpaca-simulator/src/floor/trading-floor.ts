import {
  Exchange,
  invariant,
  type AccountChange,
  type Activity,
  type Answer,
  type ExchangeEvent,
  type ExchangeOrder,
  type ExchangeSettings,
  type Instant,
  type Money,
  type OrderRequest,
  type Session,
  type Ticker,
} from "@alchemiser/domain";
import { nextBell, type Bell } from "./bells.ts";
import type { Tape } from "./tape.ts";
import { momentAt } from "./trading-day.ts";

/** An order that is good until it is cancelled is cancelled after 90 days. */
const LONGEST_WAIT_MS = 90 * 24 * 60 * 60_000;

export type FillEvent = Extract<ExchangeEvent, { readonly kind: "fill" }>;

/** Something that changed cash or shares. */
export type AccountEntry = FillEvent | Activity;

export interface FloorSettings {
  readonly tape: Tape;
  readonly exchange: ExchangeSettings;
  readonly opensAt: Instant;
}

/**
 * The exchange among the market's prices, moving through the days. What it is at a moment follows from the orders it
 * took and when, and from nothing else: not from how often anybody looked.
 */
export class TradingFloor {
  readonly exchange: Exchange;
  readonly tape: Tape;
  readonly #history: AccountEntry[] = [];
  #activitiesNoted = 0;
  #news: ExchangeEvent[] = [];
  /** The first one after now. */
  #bell: Bell;

  constructor({ tape, exchange, opensAt }: FloorSettings) {
    this.tape = tape;
    this.exchange = new Exchange(exchange, momentAt(opensAt));
    this.#bell = nextBell(opensAt);
  }

  get now(): Instant {
    return this.exchange.moment.now;
  }

  /** All that changed cash or shares, in the order in which it did. */
  get history(): readonly AccountEntry[] {
    return this.#history;
  }

  /** What has happened since the last call, oldest first. */
  takeNews(): readonly ExchangeEvent[] {
    const news = this.#news;
    this.#news = [];
    return news;
  }

  /** Lets time pass: prices change, orders fill, days begin and end. */
  advanceTo(until: Instant): void {
    invariant(until >= this.now, `time does not run back, was ${this.now} and then ${until}`);
    for (; this.#bell.at <= until; this.#bell = nextBell(this.now)) {
      this.#runTo(this.#bell.at);
      this.#ring(this.#bell);
    }
    this.#runTo(until);
    this.#showAll();
  }

  submit(request: OrderRequest): Answer {
    this.#show(request.ticker);
    return this.#noting(this.exchange.submit(request));
  }

  replace(brokerId: string, request: OrderRequest): Answer {
    this.#show(request.ticker);
    return this.#noting(this.exchange.replace(brokerId, request));
  }

  cancel(brokerId: string): ExchangeOrder | undefined {
    return this.#noting(this.exchange.cancel(brokerId));
  }

  transfer(amount: Money): void {
    this.#apply({ kind: "transfer", amount });
  }

  /** Every change of prices on the way, as long as an order waits for one. No bell rings before `until`. */
  #runTo(until: Instant): void {
    for (let tick = this.tape.tickAfter(this.now); tick < until; tick = this.tape.tickAfter(tick)) {
      if (this.#waiting().length === 0) break;
      this.exchange.moveTo({ ...this.exchange.moment, now: tick });
      this.#showAll();
    }
    this.exchange.moveTo(momentAt(until));
  }

  /** What the bell brings comes before the prices of its moment. */
  #ring({ kind, session }: Bell): void {
    if (kind === "begin") this.#begin(session);
    if (kind === "open") this.#auction("opg");
    if (kind === "close") {
      this.#auction("cls");
      this.exchange.expire("regular");
      this.#cancelAged();
    }
    if (kind === "end") {
      this.exchange.expire("extended");
      this.exchange.chargeFees();
      this.#noteActivities();
    }
    this.#showAll();
  }

  /** At the prices of the bell: an auction is where they come from. */
  #auction(at: "opg" | "cls"): void {
    this.#showAll();
    this.exchange.auction(at);
  }

  /** Shares of a symbol that splits are new ones: what was ordered of the old ones is void. */
  #begin(session: Session): void {
    for (const action of this.tape.market.actions(session)) {
      if (action.kind === "split")
        for (const order of this.exchange.orders.working)
          if (order.request.ticker === action.ticker) this.exchange.cancel(order.brokerId);
      this.#apply(action);
    }
  }

  #cancelAged(): void {
    for (const { brokerId, submittedAt } of this.exchange.orders.working)
      if (this.now - submittedAt >= LONGEST_WAIT_MS) this.exchange.cancel(brokerId);
  }

  #apply(change: AccountChange): void {
    this.exchange.apply(change);
    this.#noteActivities();
  }

  #noteActivities(): void {
    const { activities } = this.exchange;
    this.#history.push(...activities.slice(this.#activitiesNoted));
    this.#activitiesNoted = activities.length;
  }

  /** The orders that could trade now. */
  #waiting(): readonly ExchangeOrder[] {
    const { phase } = this.exchange.moment;
    if (phase === "closed") return [];
    const { working } = this.exchange.orders;
    return phase === "regular" ? working : working.filter(({ request }) => request.hours === "extended");
  }

  #showAll(): void {
    for (const ticker of new Set(this.exchange.orders.working.map(({ request }) => request.ticker))) this.#show(ticker);
    this.#noting(undefined);
  }

  /** Each change of a price is shown once. */
  #show(ticker: Ticker): void {
    const shownAt = this.exchange.quoteOf(ticker)?.at;
    if (shownAt === this.tape.tickAt(this.now)) return;
    const quote = this.tape.quote(ticker, this.now);
    if (quote !== undefined && quote.at !== shownAt) this.exchange.quote(ticker, quote);
  }

  #noting<Result>(result: Result): Result {
    for (const event of this.exchange.takeEvents()) {
      if (event.kind === "fill") this.#history.push(event);
      this.#news.push(event);
    }
    return result;
  }
}
