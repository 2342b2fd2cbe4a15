import {
  exactly,
  noTicks,
  rule612,
  quoteAround,
  type Asset,
  type ExchangeMoment,
  type Price,
  type Quote,
  type Strategy,
  type Study,
  type Ticker,
  type TickRule,
} from "@alchemiser/domain";
import type { BacktestTask } from "./backtest-task.ts";
import type { PriceFrame } from "./price-frame.ts";

/** The market of the past: what a decision could see in each row of a frame, and what its strategies made of it. */
export class BacktestMarket {
  readonly #task: BacktestTask;
  readonly #frame: PriceFrame;
  readonly #studies = new Map<Strategy, Study>();
  readonly #assets = new Map<Ticker, Asset>();
  readonly ticks: TickRule;

  constructor(task: BacktestTask, frame: PriceFrame) {
    this.#task = task;
    this.#frame = frame;
    this.ticks = frame.kind === "raw" ? rule612 : noTicks;
    const isFractionable = task.shares === "fractional";
    for (const { ticker } of task.bars) this.#assets.set(ticker, { ticker, isTradable: true, isFractionable });
  }

  /** What may be traded: every symbol that there are bars of. */
  get assets(): ReadonlyMap<Ticker, Asset> {
    return this.#assets;
  }

  /** The strategy's study of the whole frame; asking it about a row shows nothing of the rows after. */
  readonly study = (strategy: Strategy): Study => {
    const before = this.#studies.get(strategy);
    if (before !== undefined) return before;
    const study = strategy.study(this.#frame.history);
    this.#studies.set(strategy, study);
    return study;
  };

  /** What the convention makes of a symbol's day; none where it has no bar. */
  quote(ticker: Ticker, row: number, { now, session }: ExchangeMoment): Quote | undefined {
    const { fill, costs } = this.#task;
    const day = this.#frame.day(ticker, row);
    if (day === undefined) return undefined;
    const range = fill.staysInRange ? day : undefined;
    const { halfSpread } = costs;
    return quoteAround(fill.price(day), { at: now, session, halfSpread, ticks: this.ticks, range });
  }

  /** The close that signals are read from, for a share of the row: after its splits, and without its dividends. */
  lastClose(ticker: Ticker, row: number): Price | undefined {
    const { lag } = this.#task.fill;
    const day = this.#frame.day(ticker, row - lag);
    if (day === undefined) return undefined;
    const actions = lag === 0 ? [] : this.#frame.actionsBefore(row);
    const action = actions.find((one) => one.ticker === ticker);
    return exactly(action === undefined ? day.close : day.close / action.splitRatio - action.dividend);
  }

  /** The price of a symbol for sizing. */
  price(ticker: Ticker, row: number): Price | undefined {
    const { fill, sizing } = this.#task;
    const isBefore = sizing === "signal-close";
    const day = this.#frame.day(ticker, isBefore ? row - fill.lag : row);
    return day && exactly(isBefore ? day.close : fill.price(day));
  }
}
