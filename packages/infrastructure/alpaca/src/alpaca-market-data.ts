import { MarketDataUnavailable, type Clock, type MarketData, type QuoteProvider } from "@alchemiser/application";
import {
  instant,
  type Asset,
  type Instant,
  type Quote,
  type Session,
  type SessionHours,
  type Ticker,
} from "@alchemiser/domain";
import { inGroups } from "./in-groups.ts";
import { AlpacaCalls, type Calling } from "./transport/alpaca-calls.ts";
import type { Feed, Market } from "./transport/alpaca-operation.ts";
import { decodeAsset } from "./wire/decode-asset.ts";
import { decodeHours } from "./wire/decode-calendar.ts";
import { decodeQuotes } from "./wire/decode-quotes.ts";

/** How many symbols fit into one address. */
const SYMBOLS = 100;

/** How long what is known of an asset is not asked again: longer than a run prices its orders anew, shorter than a day. */
const ASSET_MS = 10 * 60_000;

interface KnownAsset {
  readonly asset: Asset;
  readonly until: Instant;
}

/** Alpaca's quotes, assets and calendar. */
export class AlpacaMarketData implements MarketData, QuoteProvider {
  readonly name = "alpaca-rest";
  readonly #calls: AlpacaCalls;
  readonly #feed: Feed;
  readonly #clock: Clock;
  readonly #assets = new Map<Ticker, KnownAsset>();

  constructor(calling: Calling, { feed, clock }: Market) {
    this.#feed = feed;
    this.#clock = clock;
    this.#calls = new AlpacaCalls(calling, (message, options) => new MarketDataUnavailable(message, options));
  }

  async quotes(tickers: readonly Ticker[], signal?: AbortSignal): Promise<ReadonlyMap<Ticker, Quote>> {
    const quotes = new Map<Ticker, Quote>();
    for (const symbols of inGroups(tickers, SYMBOLS)) {
      const { body } = await this.#calls.ask({ name: "latest-quotes", symbols, feed: this.#feed }, signal);
      for (const [ticker, quote] of decodeQuotes(body, this.#clock.now())) quotes.set(ticker, quote);
    }
    return quotes;
  }

  async assets(tickers: readonly Ticker[], signal?: AbortSignal): Promise<ReadonlyMap<Ticker, Asset>> {
    const found = await Promise.all([...new Set(tickers)].map((symbol) => this.#asset(symbol, signal)));
    return new Map(found.flatMap((asset) => (asset === undefined ? [] : [[asset.ticker, asset]])));
  }

  async hours(session: Session, signal?: AbortSignal): Promise<SessionHours | undefined> {
    const { body } = await this.#calls.ask({ name: "calendar", from: session, to: session }, signal);
    return decodeHours(body, session);
  }

  async #asset(symbol: Ticker, signal: AbortSignal | undefined): Promise<Asset | undefined> {
    const known = this.#assets.get(symbol);
    if (known !== undefined && this.#clock.now() < known.until) return known.asset;
    const body = await this.#calls.askFor({ name: "asset", symbol }, signal);
    if (body === undefined) return undefined;
    const asset = decodeAsset(body);
    this.#assets.set(symbol, { asset, until: instant(this.#clock.now() + ASSET_MS) });
    return asset;
  }
}
