import {
  at,
  rule612,
  instant,
  newYorkDate,
  isSession,
  nextSession,
  previousSession,
  priceAlongDay,
  quoteAround,
  type DailyBars,
  type DayPrices,
  type Instant,
  type Quote,
  type Session,
  type Ticker,
  type Weight,
} from "@alchemiser/domain";
import { pricesOf, rowOf } from "../market/series-row.ts";
import type { SimulatedMarket } from "../market/simulated-market.ts";
import { elapsedAt, tradingDay, type TradingDay } from "./trading-day.ts";

export interface TapeSettings {
  readonly market: SimulatedMarket;
  /** Half of the spread, as a share of the price. */
  readonly halfSpread: Weight;
  /** How often prices change; it divides a minute. */
  readonly tickMs: number;
}

export interface Trade {
  readonly at: Instant;
  readonly price: number;
}

/** What a symbol has done in the session that `at` belongs to, as far as it has come. */
export interface DaySoFar extends DayPrices {
  readonly session: Session;
  readonly volume: number;
}

/** The prices of a market at each moment: before the open those of the open, after the close those of the close. */
export class Tape {
  readonly market: SimulatedMarket;
  readonly #halfSpread: Weight;
  readonly #tickMs: number;
  #shown: Shown | undefined;

  constructor({ market, halfSpread, tickMs }: TapeSettings) {
    this.market = market;
    this.#halfSpread = halfSpread;
    this.#tickMs = tickMs;
  }

  /** The moment at or before `now` when prices last changed. */
  tickAt(now: Instant): Instant {
    return instant(Math.floor(now / this.#tickMs) * this.#tickMs);
  }

  /** The moment after `now` when prices change next. */
  tickAfter(now: Instant): Instant {
    return instant(this.tickAt(now) + this.#tickMs);
  }

  /** The best bid and offer; undefined when the symbol did not trade on that session. */
  quote(ticker: Ticker, now: Instant): Quote | undefined {
    const day = this.#day(ticker, now);
    if (day === undefined) return undefined;
    const { session, prices, elapsed, ends } = day;
    const surroundings = {
      at: earlier(this.tickAt(now), ends),
      session,
      halfSpread: this.#halfSpread,
      ticks: rule612,
      range: prices,
    };
    return quoteAround(priceAlongDay(prices, elapsed), surroundings);
  }

  /** The last price and when it was paid; undefined when the symbol did not trade on that session. */
  trade(ticker: Ticker, now: Instant): Trade | undefined {
    const day = this.#day(ticker, now);
    if (day === undefined) return undefined;
    return { at: earlier(this.tickAt(now), day.close), price: toPlaces(priceAlongDay(day.prices, day.elapsed)) };
  }

  /** The day's bar as it stands at `now`. */
  daySoFar(ticker: Ticker, now: Instant): DaySoFar | undefined {
    const day = this.#day(ticker, now);
    if (day === undefined) return undefined;
    const { prices, elapsed, session, volume } = day;
    const turns = [0, 1 / 3, 2 / 3, 1].filter((turn) => turn < elapsed);
    const passed = [...turns, elapsed].map((moment) => toPlaces(priceAlongDay(prices, moment)));
    return {
      session,
      open: prices.open,
      high: Math.max(...passed),
      low: Math.min(...passed),
      close: passed.at(-1) ?? prices.open,
      volume: Math.round(volume * elapsed),
    };
  }

  #dayAt(now: Instant): TradingDay {
    if (this.#shown === undefined || now < this.#shown.day.begins || now >= this.#shown.until)
      this.#shown = shownAt(now);
    return this.#shown.day;
  }

  #day(ticker: Ticker, now: Instant): DayOnTape | undefined {
    const day = this.#dayAt(this.tickAt(now));
    const series = this.market.series(ticker, day.session);
    const row = series && rowOf(series, day.session);
    if (series === undefined || row === undefined) return undefined;
    return { ...day, ...found(series, row), elapsed: elapsedAt(day, this.tickAt(now)) };
  }
}

/** A day, for as long as its prices are the ones to show. */
interface Shown {
  readonly day: TradingDay;
  readonly until: Instant;
}

interface DayOnTape extends TradingDay {
  readonly prices: DayPrices;
  readonly volume: number;
  readonly elapsed: number;
}

const found = (series: DailyBars, row: number): Pick<DayOnTape, "prices" | "volume"> => ({
  prices: pricesOf(series, row),
  volume: at(series.volume, row),
});

/** The day whose prices are shown at `now`: until a session begins, the one before it. */
function shownAt(now: Instant): Shown {
  const today = newYorkDate(now);
  const hasBegun = isSession(today) && now >= tradingDay(today).begins;
  const day = tradingDay(hasBegun ? today : previousSession(today));
  return { day, until: tradingDay(nextSession(day.session)).begins };
}

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);

const toPlaces = (price: number): number => Math.round(price * 1e4) / 1e4;
