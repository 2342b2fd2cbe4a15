import {
  exactly,
  invariant,
  isUndecided,
  known,
  NO_MONEY,
  valueOf,
  type Exchange,
  type Fill,
  type Money,
  type Session,
  type Ticker,
} from "@alchemiser/domain";
import type { Cycle } from "../cycle/cycle.ts";
import type { SessionAllocation, TrippedSession, UndecidedSession } from "./backtest-result.ts";
import type { PriceFrame } from "./price-frame.ts";

/** Keeps what a backtest has to tell of each session, while it passes. */
export class Recorder {
  readonly sessions: Session[] = [];
  readonly equity: number[] = [];
  readonly allocations: SessionAllocation[] = [];
  readonly undecided: UndecidedSession[] = [];
  readonly shortfalls: string[] = [];
  readonly trips: TrippedSession[] = [];
  readonly #exchange: Exchange;
  readonly #frame: PriceFrame;
  readonly #lastCloses = new Map<Ticker, number>();
  #slippage: Money = NO_MONEY;
  #trades = 0;
  #fillsRead = 0;
  #tripped: Cycle["trips"] = [];

  constructor(exchange: Exchange, frame: PriceFrame) {
    this.#exchange = exchange;
    this.#frame = frame;
  }

  /** Sessions in which anything was traded. */
  get trades(): number {
    return this.#trades;
  }

  get slippage(): Money {
    return this.#slippage;
  }

  /** Cash and positions at the last known closes, to the cent and beyond. */
  get finalEquity(): Money {
    return [...this.#exchange.positions].reduce(
      (total, [ticker, { quantity }]) => total.plus(valueOf(quantity, exactly(this.#lastClose(ticker)))),
      this.#exchange.cash,
    );
  }

  /** Takes down the session in `row`, whose cycle has ended as `cycle`. */
  note(row: number, session: Session, cycle: Cycle): void {
    const fills = this.#exchange.fills.slice(this.#fillsRead);
    this.#fillsRead += fills.length;
    if (fills.length > 0) this.#trades += 1;
    for (const fill of fills) this.#slippage = this.#slippage.plus(slippageOf(fill, cycle));
    this.sessions.push(session);
    this.#value(row, session);
    this.#noteTrips(session, cycle);
    this.#noteEnd(session, cycle);
  }

  #value(row: number, session: Session): void {
    const weights = new Map<Ticker, number>();
    let equity = this.#exchange.cash.toNumber();
    for (const [ticker, { quantity }] of this.#exchange.positions) {
      const close = this.#frame.day(ticker, row)?.close ?? this.#lastClose(ticker);
      this.#lastCloses.set(ticker, close);
      const value = quantity.toNumber() * close;
      weights.set(ticker, value);
      equity += value;
    }
    for (const [ticker, value] of weights) weights.set(ticker, value / equity);
    this.equity.push(equity);
    this.allocations.push({ session, weights });
  }

  #lastClose(ticker: Ticker): number {
    return known(this.#lastCloses.get(ticker), "what is held was bought in a session with a close");
  }

  /** A breaker that tripped in the session before as well has not tripped again. */
  #noteTrips(session: Session, { trips }: Cycle): void {
    for (const { breaker, reason } of trips)
      if (!this.#tripped.some((before) => before.breaker === breaker)) this.trips.push({ session, breaker, reason });
    this.#tripped = trips;
  }

  #noteEnd(session: Session, { phase, decision }: Cycle): void {
    invariant(phase.name === "ended", "a session passes until its cycle has ended");
    const { outcome } = phase;
    const unknown = decision?.opinions.filter(isUndecided) ?? [];
    if (unknown.length > 0)
      this.undecided.push({ session, reason: unknown.map(({ sleeve, reason }) => `${sleeve}: ${reason}`).join("; ") });
    if (outcome.kind === "halted" || outcome.kind === "refused") this.shortfalls.push(`${session}: ${outcome.reason}`);
    if (outcome.kind !== "done") return;
    for (const { intent, shortfall } of outcome.legs)
      if (shortfall !== undefined) this.shortfalls.push(`${session}: ${intent.side} ${intent.ticker}: ${shortfall}`);
  }
}

/** By how much a fill was worse than the middle of the quote that the decision saw. */
function slippageOf({ orderId, side, quantity, price }: Fill, { flights }: Cycle): Money {
  const { decisionPrice: middle } = known(flights.get(orderId), "what a session trades, its cycle has ordered").intent;
  const worse = side === "buy" ? price.minus(middle) : middle.minus(price);
  return valueOf(quantity, worse);
}
