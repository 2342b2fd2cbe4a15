import {
  isSession,
  sessionHours,
  type Asset,
  type Exchange,
  type Quote,
  type Session,
  type SessionHours,
  type Ticker,
} from "@alchemiser/domain";
import { MarketDataUnavailable } from "../errors.ts";
import type { MarketData } from "../ports/market-data.ts";

export interface ExchangeListing {
  readonly assets: ReadonlyMap<Ticker, Asset>;
  /** Sessions that the exchange has called off. */
  readonly closings: ReadonlySet<Session>;
}

/** The domain's exchange as market data, in process: its last quotes, and the hours of its calendar. */
export class ExchangeMarketData implements MarketData {
  readonly #exchange: Exchange;
  readonly #listing: ExchangeListing;

  constructor(exchange: Exchange, listing: ExchangeListing) {
    this.#exchange = exchange;
    this.#listing = listing;
  }

  async quotes(tickers: readonly Ticker[], signal?: AbortSignal): Promise<ReadonlyMap<Ticker, Quote>> {
    await patience(signal);
    return found(tickers, (name) => this.#exchange.quoteOf(name));
  }

  async assets(tickers: readonly Ticker[], signal?: AbortSignal): Promise<ReadonlyMap<Ticker, Asset>> {
    await patience(signal);
    return found(tickers, (name) => this.#listing.assets.get(name));
  }

  async hours(session: Session, signal?: AbortSignal): Promise<SessionHours | undefined> {
    await patience(signal);
    return isSession(session) && !this.#listing.closings.has(session) ? sessionHours(session) : undefined;
  }
}

function found<Value>(
  tickers: readonly Ticker[],
  look: (name: Ticker) => Value | undefined,
): ReadonlyMap<Ticker, Value> {
  const values = new Map<Ticker, Value>();
  for (const name of tickers) {
    const value = look(name);
    if (value !== undefined) values.set(name, value);
  }
  return values;
}

function patience(signal: AbortSignal | undefined): Promise<void> {
  return signal?.aborted === true
    ? Promise.reject(new MarketDataUnavailable("The exchange was not asked any more", { cause: signal.reason }))
    : Promise.resolve();
}
