import {
  exactly,
  known,
  nextSession,
  previousSession,
  session,
  ticker,
  type DailyBars,
  type Session,
  type Ticker,
} from "@alchemiser/domain";
import { seriesOf } from "./chain-series.ts";
import { shocksOf, type Regime, type Shock } from "./day-shocks.ts";
import { returnOf } from "./instrument-return.ts";
import { INSTRUMENTS, type Instrument } from "./instrument.ts";
import { nextLink, type ChainLink } from "./price-chain.ts";
import { randomOf } from "./random.ts";
import type { CorporateAction, SimulatedMarket } from "./simulated-market.ts";

export interface SeededMarketOptions {
  /** The first session with prices. */
  readonly from?: Session;
  readonly instruments?: readonly Instrument[];
}

/**
 * A market out of nothing but a number: shares, bonds, gold, leveraged and volatility funds that behave like what they
 * are named after, in calm times and in bad ones. A day depends on the days before it alone, so the market goes on for
 * as long as somebody asks.
 */
export function seededMarket(
  seed: number,
  { from = session("2021-01-04"), instruments = INSTRUMENTS }: SeededMarketOptions = {},
): SimulatedMarket {
  return new SeededMarket(seed, from, instruments);
}

class SeededMarket implements SimulatedMarket {
  readonly name: string;
  readonly tickers: readonly Ticker[];
  readonly #seed: number;
  readonly #instruments: readonly Instrument[];
  readonly #links: ReadonlyMap<string, ChainLink[]>;
  readonly #series = new Map<Ticker, DailyBars>();
  readonly #actions = new Map<Session, readonly CorporateAction[]>();
  #regime: Regime = "calm";
  #next: Session;

  constructor(seed: number, from: Session, instruments: readonly Instrument[]) {
    this.name = `seeded:${seed}:${from}`;
    this.tickers = instruments.map((instrument) => ticker(instrument.ticker)).toSorted();
    this.#seed = seed;
    this.#instruments = instruments;
    this.#links = new Map(instruments.map((instrument) => [instrument.ticker, []]));
    this.#next = nextSession(previousSession(from));
  }

  series(name: Ticker, until: Session): DailyBars | undefined {
    this.#extend(until);
    const links = this.#links.get(name);
    if (links === undefined) return undefined;
    const made = this.#series.get(name);
    if (made?.sessions.length === links.length) return made;
    const series = seriesOf(name, this.name, links);
    this.#series.set(name, series);
    return series;
  }

  actions(on: Session): readonly CorporateAction[] {
    this.#extend(on);
    return this.#actions.get(on) ?? [];
  }

  /** To the end of the year at once, so that a running simulation seldom builds its series again. */
  #extend(until: Session): void {
    const end = session(`${until.slice(0, 4)}-12-31`);
    while (this.#next <= end) {
      this.#trade(this.#next);
      this.#next = nextSession(this.#next);
    }
  }

  #trade(today: Session): void {
    const shocks = shocksOf(this.#seed, today, this.#regime);
    this.#regime = shocks.regime;
    const isNewQuarter = isFirstOfPaymentMonth(today);
    const returns = new Map<string, Shock>();
    const actions: CorporateAction[] = [];
    for (const instrument of this.#instruments) {
      const random = randomOf(`${this.#seed}|${today}|${instrument.ticker}`);
      const returned = returnOf(instrument, { shocks, returns, random });
      returns.set(instrument.ticker, returned);
      const links = known(this.#links.get(instrument.ticker), "every instrument has links");
      const level = links.at(-1)?.level ?? instrument.start;
      const link = nextLink(instrument, level, { session: today, isNewQuarter, returned, random });
      links.push(link);
      actions.push(...actionsOf(ticker(instrument.ticker), link));
    }
    if (actions.length > 0) this.#actions.set(today, actions);
  }
}

/** Dividends are paid in March, June, September and December. */
const isFirstOfPaymentMonth = (today: Session): boolean =>
  Number(today.slice(5, 7)) % 3 === 0 && previousSession(today).slice(5, 7) !== today.slice(5, 7);

function actionsOf(name: Ticker, { split, dividend }: ChainLink): readonly CorporateAction[] {
  return [
    ...(split === 1 ? [] : [{ kind: "split", ticker: name, ratio: exactly<"weight">(split) } as const]),
    ...(dividend === 0 ? [] : [{ kind: "dividend", ticker: name, perShare: exactly<"price">(dividend) } as const]),
  ];
}
