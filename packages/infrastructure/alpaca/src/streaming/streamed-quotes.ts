import type { QuoteProvider } from "@alchemiser/application";
import type { Quote, Ticker } from "@alchemiser/domain";
import type { QuoteFeed } from "./quote-feed.ts";
import type { Release } from "./subscription-writer.ts";

/** Quotes that the stream has told, without a request. What was asked for last is what is listened to. */
export class StreamedQuotes implements QuoteProvider {
  readonly name = "alpaca-stream";
  readonly #feed: QuoteFeed;
  #release: Release = () => undefined;

  constructor(feed: QuoteFeed) {
    this.#feed = feed;
  }

  quotes(tickers: readonly Ticker[]): Promise<ReadonlyMap<Ticker, Quote>> {
    const before = this.#release;
    this.#release = this.#feed.need(tickers);
    before();
    const quotes = new Map<Ticker, Quote>();
    for (const ticker of tickers) {
      const quote = this.#feed.confirmed(ticker);
      if (quote !== undefined) quotes.set(ticker, quote);
    }
    return Promise.resolve(quotes);
  }
}

/** The quotes of `provider`, with which those of the stream are compared from then on. */
export const comparedWith = (feed: QuoteFeed, provider: QuoteProvider): QuoteProvider => ({
  name: provider.name,
  async quotes(tickers, signal) {
    const quotes = await provider.quotes(tickers, signal);
    feed.compareWith(quotes);
    return quotes;
  },
});
