import { ticker, type Quote, type Ticker } from "@alchemiser/domain";
import { NOW, quoted } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { MarketDataUnavailable } from "../errors.ts";
import type { MarketData, QuoteProvider } from "../ports/market-data.ts";
import { LiveWorld } from "../testing/live-world.ts";
import { QuotesInOrder } from "./quotes-in-order.ts";

const [SPY, TLT, GLD] = [ticker("SPY"), ticker("TLT"), ticker("GLD")];

/** Knows these symbols, each at a price that gives it away, and remembers what it was asked for. */
class Provider implements QuoteProvider {
  readonly asked: (readonly Ticker[])[] = [];
  readonly name: string;
  readonly #bid: string;
  readonly #known: readonly Ticker[];

  constructor(name: string, bid: string, known: readonly Ticker[]) {
    this.name = name;
    this.#bid = bid;
    this.#known = known;
  }

  quotes(tickers: readonly Ticker[]): Promise<ReadonlyMap<Ticker, Quote>> {
    this.asked.push(tickers);
    const known = tickers.filter((name) => this.#known.includes(name));
    return Promise.resolve(new Map(known.map((name) => [name, quoted(this.#bid, "100", NOW)])));
  }
}

const broken: QuoteProvider = {
  name: "broken",
  quotes: () => Promise.reject(new MarketDataUnavailable("no answer", {})),
};

const inOrder = (...providers: readonly QuoteProvider[]): QuotesInOrder => {
  const { marketData }: { readonly marketData: MarketData } = new LiveWorld().ports;
  return new QuotesInOrder(marketData, providers);
};

const bidsOf = (quotes: ReadonlyMap<Ticker, Quote>): Readonly<Record<string, string>> =>
  Object.fromEntries([...quotes].map(([name, { bid }]) => [name, bid.toString()]));

describe("QuotesInOrder", () => {
  it("asks each provider for what those before it do not know, and says who told how much", async () => {
    const [first, second] = [new Provider("stream", "91", [SPY]), new Provider("rest", "92", [SPY, TLT])];
    const marketData = inOrder(first, second);

    expect(bidsOf(await marketData.quotes([SPY, TLT, GLD]))).toEqual({ SPY: "91", TLT: "92" });
    expect(bidsOf(await marketData.quotes([SPY]))).toEqual({ SPY: "91" });
    expect(second.asked, "nobody is asked for what is known").toEqual([[TLT, GLD]]);
    expect(marketData.told).toEqual([
      { provider: "stream", quotes: 2 },
      { provider: "rest", quotes: 1 },
    ]);
  });

  it("passes over a provider that fails, and fails with the last one", async () => {
    const rest = new Provider("rest", "92", [SPY]);

    expect(bidsOf(await inOrder(broken, rest).quotes([SPY]))).toEqual({ SPY: "92" });
    await expect(inOrder(rest, broken).quotes([SPY, TLT])).rejects.toThrow(MarketDataUnavailable);
  });
});
