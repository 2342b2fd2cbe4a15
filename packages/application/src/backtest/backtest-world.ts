import {
  AT_ONCE,
  Exchange,
  LedgerFold,
  instant,
  invariant,
  known,
  newYorkInstant,
  reportOf,
  unlimited,
  exactly,
  type ExchangeMoment,
  type Instant,
  type Market,
  type OrderRequest,
  type Price,
  type Quote,
  type Session,
  type Strategy,
  type Study,
  type Ticker,
} from "@alchemiser/domain";
import type { Command } from "../cycle/command.ts";
import type { Cycle, CycleTask } from "../cycle/cycle.ts";
import { begin, cycleStep } from "../cycle/cycle-step.ts";
import type { CycleEvent } from "../cycle/event.ts";
import { memoryOf, NOTHING_DECIDED } from "../cycle/memory-of.ts";
import type { AccountSnapshot, Submission } from "../ports/broker.ts";
import { BacktestMarket } from "./backtest-market.ts";
import type { BacktestTask } from "./backtest-task.ts";
import { accountOf, pageAfter } from "./exchange-account.ts";
import type { PriceFrame } from "./price-frame.ts";

const ACCOUNT = "backtest";

/** Patience is for networks: in a backtest every answer is there at once. */
const PATIENCE = { ambiguityMs: 0, firstLookUpMs: 0, cancelChecks: 0 };

/** An account as it was when so much had happened. */
interface SeenAccount {
  readonly fills: number;
  readonly activities: number;
  readonly working: number;
  readonly snapshot: AccountSnapshot;
}

/** The synchronous driver of the trading cycle: the exchange in process, a ledger in memory, and no waiting. */
export class BacktestWorld {
  readonly exchange: Exchange;
  readonly fold = new LedgerFold();
  readonly #task: BacktestTask;
  readonly #frame: PriceFrame;
  readonly #market: BacktestMarket;
  #row = 0;
  #seen: SeenAccount | undefined;

  constructor(task: BacktestTask, frame: PriceFrame) {
    this.#task = task;
    this.#frame = frame;
    this.#market = new BacktestMarket(task, frame);
    this.exchange = new Exchange(
      {
        cash: task.capital,
        costs: task.costs,
        rules: { ticks: this.#market.ticks, entitlements: new Set() },
        asset: (ticker) => this.#market.assets.get(ticker),
        idUniqueness: "for-ever",
        liquidity: unlimited,
      },
      this.#momentOf(0),
    );
  }

  /** What a strategy made of the frame. */
  study(strategy: Strategy): Study {
    return this.#market.study(strategy);
  }

  /** Lets one session pass: what happens before it opens, one cycle, and its end. */
  pass(row: number): Cycle {
    this.#row = row;
    this.exchange.moveTo(this.#momentOf(row));
    for (const { ticker, splitRatio, dividend } of this.#frame.actionsBefore(row)) {
      if (splitRatio !== 1) this.exchange.apply({ kind: "split", ticker, ratio: exactly(splitRatio) });
      if (dividend !== 0) this.exchange.apply({ kind: "dividend", ticker, perShare: exactly(dividend) });
    }
    const cycle = this.#run();
    this.exchange.closeDay();
    return cycle;
  }

  #run(): Cycle {
    const events: CycleEvent[] = [];
    let step = begin(this.#cycleTask(), this.#now);
    for (;;) {
      for (const command of step.commands) this.#carryOut(command, events);
      const event = events.shift();
      if (event === undefined) return step.cycle;
      step = cycleStep(step.cycle, event);
    }
  }

  get #now(): Instant {
    return this.exchange.moment.now;
  }

  #cycleTask(): CycleTask {
    const { session, now } = this.exchange.moment;
    return {
      aim: "rebalance",
      mandate: this.#task.mandate,
      tradeSession: session,
      revision: 0,
      window: { from: now, until: instant(now + 1) },
      patience: PATIENCE,
      execution: AT_ONCE,
    };
  }

  #carryOut(command: Command, events: CycleEvent[]): void {
    const at = this.#now;
    switch (command.do) {
      case "recall":
        events.push({ kind: "recalled", at, memory: memoryOf(this.fold, NOTHING_DECIDED) });
        break;
      case "read-account": {
        const page = pageAfter(this.exchange, command.cursor);
        events.push({ kind: "account-read", at, snapshot: this.#account(), page });
        break;
      }
      case "observe":
        events.push({ kind: "observed", at, market: this.#observe(command.tickers), openOrders: [] });
        break;
      case "freeze":
        events.push({ kind: "frozen", at, decision: command.decision });
        break;
      case "journal":
        for (const record of command.records) this.fold.apply(record);
        break;
      case "submit":
        this.#submit(command.request, events);
        break;
      case "cancel":
      case "find":
      case "wake":
      case "pause":
        invariant(false, `orders of a backtest are filled or refused at once, was asked to ${command.do} one`);
    }
  }

  /** The account as it is; while nothing happens it stays the same value. */
  #account(): AccountSnapshot {
    const { fills, activities, orders } = this.exchange;
    const seen = this.#seen;
    const isSame =
      seen?.fills === fills.length && seen.activities === activities.length && seen.working === orders.working.length;
    if (isSame) return seen.snapshot;
    const snapshot = accountOf(this.exchange, ACCOUNT);
    this.#seen = { fills: fills.length, activities: activities.length, working: orders.working.length, snapshot };
    return snapshot;
  }

  #observe(tickers: readonly Ticker[]): Market {
    const quotes = new Map<Ticker, Quote>();
    const prices = new Map<Ticker, Price>();
    for (const ticker of tickers) {
      const quote = this.#market.quote(ticker, this.#row, this.exchange.moment);
      const price = this.#market.price(ticker, this.#row);
      if (price !== undefined) prices.set(ticker, price);
      if (quote === undefined) continue;
      quotes.set(ticker, quote);
      this.exchange.quote(ticker, quote);
    }
    const row = this.#row;
    const signalRow = row - this.#task.fill.lag;
    return {
      now: this.#now,
      tradeSession: this.exchange.moment.session,
      isOpen: true,
      prices,
      quotes,
      assets: this.#market.assets,
      ticks: this.#market.ticks,
      lastClose: (ticker) => this.#market.lastClose(ticker, row),
      lately: (ticker) => this.#frame.lately(ticker, signalRow),
      signalRow,
      signalSession: this.#sessionAt(signalRow),
      study: this.#market.study,
    };
  }

  #submit(request: OrderRequest, events: CycleEvent[]): void {
    const answer = this.exchange.submit(request);
    const at = this.#now;
    const submission: Submission =
      answer.outcome === "accepted"
        ? { outcome: "accepted", report: reportOf(answer.order) }
        : { outcome: "rejected", code: answer.code, reason: answer.sentence };
    this.#tell(events);
    events.push({ kind: "submitted", at, id: request.id, submission });
  }

  #tell(events: CycleEvent[]): void {
    for (const event of this.exchange.takeEvents()) {
      // That an order was taken is told by the answer to its submission.
      if (event.kind === "status" && event.order.status === "accepted") continue;
      const fill = event.kind === "fill" ? event.fill : undefined;
      const { id } = event.order.request;
      events.push({ kind: "reported", at: this.#now, id, report: reportOf(event.order), fill });
    }
  }

  #momentOf(row: number): ExchangeMoment {
    const session = this.#sessionAt(row);
    const { newYorkMinutes } = this.#task.fill;
    return { now: newYorkInstant(session, newYorkMinutes), session, phase: "regular" };
  }

  #sessionAt(row: number): Session {
    return known(this.#frame.sessions[row], () => `a frame has a session in every row, none in ${row}`);
  }
}
