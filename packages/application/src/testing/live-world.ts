import {
  AT_ONCE,
  rule612,
  Exchange,
  instant,
  money,
  noCosts,
  ticker,
  unlimited,
  type Asset,
  type DailyBars,
  type ExchangeMoment,
  type Liquidity,
  type Mandate,
  type Session,
  type Ticker,
  type TimeInForce,
} from "@alchemiser/domain";
import { NOW, quoted, TODAY, walkingBars, YESTERDAY } from "@alchemiser/domain/testing";
import type { Cycle, CycleTask } from "../cycle/cycle.ts";
import { LiveDriver, type Witness } from "../live/live-driver.ts";
import { MemoryLedger } from "../live/memory-ledger.ts";
import { pastOf } from "../live/past.ts";
import type { TradingPorts } from "../live/trading-ports.ts";
import { ExchangeBroker } from "./exchange-broker.ts";
import { ExchangeMarketData } from "./exchange-market-data.ts";
import { HandClock } from "./hand-clock.ts";

const SPREADS: Readonly<Record<string, readonly [bid: string, ask: string]>> = {
  SPY: ["499.90", "500.10"],
  TLT: ["99.90", "100.10"],
  GLD: ["189.90", "190.10"],
};

/** Bars of the four sessions up to yesterday. */
export const barsOf = (symbol: string): DailyBars =>
  walkingBars({ ticker: symbol, after: "2025-06-25", moves: [1, 1.01, 1, 1.01] });

/** A morning at the exchange, with everything that a live run needs in process. Time passes when it is told to. */
export class LiveWorld {
  readonly clock = new HandClock(NOW);
  readonly ledger = new MemoryLedger();
  readonly exchange: Exchange;
  readonly broker: ExchangeBroker;
  readonly ports: TradingPorts;
  readonly past = pastOf(Object.keys(SPREADS).map(barsOf), YESTERDAY);
  /** How much of an order is traded when a quote reaches it. */
  liquidity: Liquidity = unlimited;

  constructor(closings: ReadonlySet<Session> = new Set(), entitlements: ReadonlySet<TimeInForce> = new Set()) {
    const assets = new Map(Object.keys(SPREADS).map((name): [Ticker, Asset] => [ticker(name), assetOf(ticker(name))]));
    this.exchange = new Exchange(
      {
        cash: money("100000"),
        costs: noCosts,
        rules: { ticks: rule612, entitlements },
        asset: (name) => assets.get(name),
        idUniqueness: "for-ever",
        liquidity: (order, shares, quote) => this.liquidity(order, shares, quote),
      },
      this.#moment,
    );
    this.broker = new ExchangeBroker(this.exchange, "A1");
    const marketData = new ExchangeMarketData(this.exchange, { assets, closings });
    this.ports = { clock: this.clock, marketData, broker: this.broker, ledger: this.ledger, ticks: rule612 };
    this.quote();
  }

  /** Lets time pass: everybody who waited for it is woken, and the market quotes again. */
  pass(ms: number): void {
    this.clock.moveTo(instant(this.clock.now() + ms));
    this.exchange.moveTo(this.#moment);
    this.quote();
    this.broker.deliver();
  }

  quote(): void {
    for (const [name, [bid, ask]] of Object.entries(SPREADS))
      this.exchange.quote(ticker(name), quoted(bid, ask, this.clock.now()));
  }

  driver(task: CycleTask, { ports = this.ports, witness = ignore }: Partial<Attendance> = {}): LiveDriver {
    return new LiveDriver(ports, { task, past: this.past, witness });
  }

  run(task: CycleTask, attendance: Partial<Attendance> = {}): Promise<Cycle> {
    return this.driver(task, attendance).run();
  }

  get #moment(): ExchangeMoment {
    return { now: this.clock.now(), session: TODAY, phase: "regular" };
  }
}

interface Attendance {
  readonly ports: TradingPorts;
  readonly witness: Witness;
}

const ignore: Witness = () => undefined;

const assetOf = (name: Ticker): Asset => ({ ticker: name, isTradable: true, isFractionable: true });

/** What a run of this morning has to do. */
export const taskFor = (mandate: Mandate, changes: Partial<CycleTask> = {}): CycleTask => ({
  aim: "rebalance",
  mandate,
  tradeSession: TODAY,
  revision: 0,
  window: { from: NOW, until: instant(NOW + 3_600_000) },
  patience: { ambiguityMs: 60_000, firstLookUpMs: 1000, cancelChecks: 5 },
  execution: { ...AT_ONCE, mostPegs: 2, shortestMs: 20_000, longestMs: 20_000 },
  ...changes,
});
