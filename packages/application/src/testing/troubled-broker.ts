import {
  rule612,
  exactly,
  Exchange,
  instant,
  isWorking,
  newYorkInstant,
  noCosts,
  quoteAround,
  reportOf,
  weight,
  type IdUniqueness,
  type Instant,
  type Liquidity,
  type Market,
  type Money,
  type OrderId,
  type OpenOrder,
  type OrderRequest,
  type Price,
  type Quote,
  type Session,
  type Ticker,
} from "@alchemiser/domain";
import { accountOf, pageAfter } from "../backtest/exchange-account.ts";
import type { CycleEvent } from "../cycle/event.ts";
import type { AccountSnapshot, ActivityPage, BrokerOrder, Cancellation, Submission } from "../ports/broker.ts";

/** What becomes of a submission: it may be refused, be carried out without an answer, or get lost on its way. */
export type Fate = "answered" | "rejected" | "reply-lost" | "request-lost";

/** A broker as unpleasant as a test wants it. */
export interface Troubles {
  readonly idUniqueness: IdUniqueness;
  /** How long after its acceptance an order is not found. */
  readonly lookUpLagMs: number;
  /** By the number of the submission; those after the last are answered. */
  readonly fates: readonly Fate[];
  /** Whether the broker tells of its own accord what happens to orders. */
  readonly stream: "told" | "silent";
  readonly liquidity: Liquidity;
  /** From which tick of the session on the market is closed. */
  readonly closesAtTick: number;
}

/** A market that quotes four times a minute. */
export interface TickingMarket {
  readonly cash: Money;
  readonly session: Session;
  /** The middle of the quote, so many ticks after the opening of the session. */
  readonly price: (ticker: Ticker, tick: number) => number;
  readonly lately: Market["lately"];
}

type Reported = Extract<CycleEvent, { readonly kind: "reported" }>;

const TICK_MS = 15_000;
const FIVE_AFTER_OPEN = 575;
export const ACCOUNT = "A1";

/** The exchange behind a bad line, in virtual time. */
export class TroubledBroker {
  readonly exchange: Exchange;
  readonly #market: TickingMarket;
  readonly #quoted = new Set<Ticker>();
  #troubles: Troubles;
  #session: Session;
  #now: Instant;
  #submissions = 0;

  constructor(market: TickingMarket, troubles: Troubles) {
    this.#market = market;
    this.#troubles = { ...troubles, fates: [], closesAtTick: Number.POSITIVE_INFINITY };
    this.#session = market.session;
    this.#now = newYorkInstant(market.session, FIVE_AFTER_OPEN);
    this.exchange = new Exchange(
      {
        cash: market.cash,
        costs: noCosts,
        rules: { ticks: rule612, entitlements: new Set() },
        asset: (ticker) => ({ ticker, isTradable: true, isFractionable: true }),
        idUniqueness: troubles.idUniqueness,
        liquidity: troubles.liquidity,
      },
      this.#moment,
    );
  }

  get now(): Instant {
    return this.#now;
  }

  get nextTick(): Instant {
    return instant(this.#opening + (this.#tick + 1) * TICK_MS);
  }

  get openOrders(): readonly OpenOrder[] {
    return this.exchange.orders.working;
  }

  /** What troubles only from now on: before that every submission is answered, and the market is open. */
  suffer(troubles: Partial<Pick<Troubles, "fates" | "closesAtTick">>): void {
    this.#troubles = { ...this.#troubles, ...troubles };
    this.#submissions = 0;
  }

  moveTo(now: Instant): void {
    this.#now = now;
    this.exchange.moveTo(this.#moment);
    for (const ticker of this.#quoted) this.exchange.quote(ticker, this.#quote(ticker));
  }

  /** Ends the trading day and begins `session`. */
  startSession(session: Session): void {
    this.exchange.closeDay();
    this.#session = session;
    this.moveTo(newYorkInstant(session, FIVE_AFTER_OPEN));
  }

  /** What the broker tells of its own accord since the last time. */
  news(): readonly Reported[] {
    const events = this.exchange.takeEvents();
    if (this.#troubles.stream === "silent") return [];
    return events.map((event) => ({
      kind: "reported",
      at: this.#now,
      id: event.order.request.id,
      report: reportOf(event.order),
      fill: event.kind === "fill" ? event.fill : undefined,
    }));
  }

  account(): AccountSnapshot {
    return accountOf(this.exchange, ACCOUNT);
  }

  activitiesSince(cursor: string | undefined): ActivityPage {
    return pageAfter(this.exchange, cursor);
  }

  submit(request: OrderRequest): Submission {
    const fate = this.#troubles.fates[this.#submissions] ?? "answered";
    this.#submissions += 1;
    if (fate === "rejected")
      return { outcome: "rejected", code: "FORBIDDEN", reason: "the account is being looked at" };
    if (fate === "request-lost") return { outcome: "unanswered", reason: "timed out" };
    const answer = this.exchange.submit(request);
    if (fate === "reply-lost") return { outcome: "unanswered", reason: "timed out" };
    if (answer.outcome === "accepted") return { outcome: "accepted", report: reportOf(answer.order) };
    const { code, sentence: reason } = answer;
    return code === "DUPLICATE_ID" ? { outcome: "duplicate", reason } : { outcome: "rejected", code, reason };
  }

  find(id: OrderId): BrokerOrder | undefined {
    const order = this.exchange.orders.byClientId(id);
    if (order === undefined || this.#now - order.submittedAt < this.#troubles.lookUpLagMs) return undefined;
    return { request: order.request, report: reportOf(order) };
  }

  cancel(id: OrderId): Cancellation {
    const order = this.exchange.orders.byClientId(id);
    if (order === undefined) return "unknown";
    if (!isWorking(order)) return "too-late";
    this.exchange.cancel(order.brokerId);
    return "requested";
  }

  observe(tickers: readonly Ticker[]): Market {
    const quotes = new Map<Ticker, Quote>(tickers.map((ticker) => [ticker, this.#quote(ticker)]));
    for (const [ticker, quote] of quotes) {
      this.#quoted.add(ticker);
      this.exchange.quote(ticker, quote);
    }
    return {
      now: this.#now,
      tradeSession: this.#session,
      signalSession: this.#session,
      signalRow: 0,
      isOpen: this.#tick < this.#troubles.closesAtTick,
      prices: new Map(tickers.map((ticker): [Ticker, Price] => [ticker, exactly(this.#middle(ticker))])),
      quotes,
      assets: new Map(tickers.map((ticker) => [ticker, { ticker, isTradable: true, isFractionable: true }])),
      ticks: rule612,
      lastClose: (ticker) => exactly(this.#market.price(ticker, 0)),
      lately: this.#market.lately,
      study: (strategy) => strategy.study({ sessions: [], closes: () => new Float64Array() }),
    };
  }

  get #opening(): Instant {
    return newYorkInstant(this.#session, FIVE_AFTER_OPEN);
  }

  get #tick(): number {
    return Math.floor((this.#now - this.#opening) / TICK_MS);
  }

  get #moment() {
    return { now: this.#now, session: this.#session, phase: "regular" } as const;
  }

  #middle(ticker: Ticker): number {
    return this.#market.price(ticker, this.#tick);
  }

  #quote(ticker: Ticker): Quote {
    const { now: at, session } = this.#moment;
    const around = { at, session, halfSpread: weight("0.0001"), ticks: rule612, range: undefined };
    return quoteAround(this.#middle(ticker), around);
  }
}
