import type { Quote, Ticker } from "@alchemiser/domain";
import { ExternalFailure } from "../errors.ts";
import type { MarketData, QuoteProvider } from "../ports/market-data.ts";

/** How many quotes a provider has given. */
export interface QuotesTold {
  readonly provider: string;
  readonly quotes: number;
}

/**
 * Market data whose quotes come from several providers, in order: each is asked for what those before it did not know,
 * and `told` says who did. One that fails is passed over, unless it is the last.
 */
export class QuotesInOrder implements MarketData {
  readonly assets: MarketData["assets"];
  readonly hours: MarketData["hours"];
  readonly #providers: readonly QuoteProvider[];
  readonly #told: Map<string, number>;

  /** @param marketData what knows everything else */
  constructor(marketData: Pick<MarketData, "assets" | "hours">, providers: readonly QuoteProvider[]) {
    this.assets = (tickers, signal) => marketData.assets(tickers, signal);
    this.hours = (session, signal) => marketData.hours(session, signal);
    this.#providers = providers;
    this.#told = new Map(providers.map(({ name }) => [name, 0]));
  }

  /** In the order of the providers. */
  get told(): readonly QuotesTold[] {
    return [...this.#told].map(([provider, quotes]) => ({ provider, quotes }));
  }

  async quotes(tickers: readonly Ticker[], signal?: AbortSignal): Promise<ReadonlyMap<Ticker, Quote>> {
    const quotes = new Map<Ticker, Quote>();
    for (const provider of this.#providers) {
      const missing = tickers.filter((ticker) => !quotes.has(ticker));
      if (missing.length === 0) break;
      const told = await this.#ask(provider, missing, signal);
      for (const [ticker, quote] of told) quotes.set(ticker, quote);
      this.#told.set(provider.name, (this.#told.get(provider.name) ?? 0) + told.size);
    }
    return quotes;
  }

  async #ask(
    provider: QuoteProvider,
    tickers: readonly Ticker[],
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<Ticker, Quote>> {
    try {
      return await provider.quotes(tickers, signal);
    } catch (failure) {
      if (failure instanceof ExternalFailure && provider !== this.#providers.at(-1)) return new Map();
      throw failure;
    }
  }
}
