import {
  Exchange,
  invariant,
  NO_SHARES,
  type AccountChange,
  type Activity,
  type Amendment,
  type Answer,
  type ExchangeEvent,
  type ExchangeOrder,
  type ExchangeSettings,
  type Fill,
  type Instant,
  type Money,
  type Price,
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
export type AccountEntry = FillEvent | AmendmentEntry | Exclude<Activity, Amendment | { readonly kind: "unknown" }>;

/** A fill that was taken back or corrected afterwards, with its order as it was then. */
export interface AmendmentEntry {
  readonly kind: "amendment";
  readonly amendment: Amendment;
  readonly order: ExchangeOrder;
}

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

  /** Gives a symbol another name. What was ordered under the old one is void. */
  rename(ticker: Ticker, to: Ticker): void {
    this.#void(ticker);
    this.#apply({ kind: "rename", ticker, to });
    this.#noting(undefined);
  }

  /** Takes an execution back, or corrects its price: once, and while what it bought is still there. */
  amend(executionId: string, price: Price | undefined): void {
    const { fill } = this.#executed(executionId);
    invariant(this.mayAmend(fill), () => `this trade cannot be taken back, was "${executionId}"`);
    this.#apply(price === undefined ? { kind: "bust", fill } : { kind: "correction", fill, price });
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
      if (action.kind === "split") this.#void(action.ticker);
      this.#apply(action);
    }
  }

  mayAmend({ executionId, side, ticker, quantity }: Fill): boolean {
    const isAmended = this.#history.some(
      (entry) => entry.kind === "amendment" && entry.amendment.fill.executionId === executionId,
    );
    const held = this.exchange.positions.get(ticker)?.quantity ?? NO_SHARES;
    return !isAmended && (side === "sell" || !held.isBelow(quantity));
  }

  #void(ticker: Ticker): void {
    for (const { brokerId, request } of this.exchange.orders.working)
      if (request.ticker === ticker) this.exchange.cancel(brokerId);
  }

  #executed(executionId: string): FillEvent {
    const event = this.#history.find((entry) => entry.kind === "fill" && entry.fill.executionId === executionId);
    invariant(event?.kind === "fill", () => `only what was executed is amended, was "${executionId}"`);
    return event;
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
    for (const activity of activities.slice(this.#activitiesNoted)) this.#history.push(this.#entryOf(activity));
    this.#activitiesNoted = activities.length;
  }

  #entryOf(activity: Activity): AccountEntry {
    invariant(activity.kind !== "unknown", "an exchange knows what it does");
    if (activity.kind !== "bust" && activity.kind !== "correction") return activity;
    return { kind: "amendment", amendment: activity, order: this.#executed(activity.fill.executionId).order };
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
