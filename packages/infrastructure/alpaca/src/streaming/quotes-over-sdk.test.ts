import { CredentialsRefused, MarketDataUnavailable, QuotesInOrder } from "@alchemiser/application";
import { marketDataContract } from "@alchemiser/application/testing";
import { AlpacaSimulator, barMarket } from "@alchemiser/alpaca-simulator";
import { ticker } from "@alchemiser/domain";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { quoteFeed } from "../alpaca.ts";
import { HandClock } from "../testing/hand-clock.ts";
import { machineClock } from "../testing/machine-clock.ts";
import { at, clientOf, KEY, MORNING, SPY as BARS } from "../testing/simulated-morning.ts";
import { KeyedApis } from "../transport/keyed-apis.ts";
import type { QuoteListener } from "../transport/quote-line.ts";
import { SdkQuotes } from "../transport/sdk-quotes.ts";
import type { QuoteFeed } from "./quote-feed.ts";
import { comparedWith, StreamedQuotes } from "./streamed-quotes.ts";

const SPY = ticker("SPY");

interface Streamed {
  readonly simulator: AlpacaSimulator;
  readonly marketData: QuotesInOrder;
  readonly feed: QuoteFeed;
  /** Lets a minute pass, at the exchange and by the clock of the market. */
  readonly pass: () => void;
  readonly close: () => Promise<void>;
}

/** Quotes by the stream, and where it knows none by REST, of a simulator that changes them every minute. */
async function openStreamed(): Promise<Streamed> {
  const clock = new HandClock(at(9, 30));
  const simulator = new AlpacaSimulator({ market: barMarket([BARS]), ...MORNING });
  await simulator.start();
  const client = clientOf(simulator, { clock, network: machineClock });
  const feed = quoteFeed({
    tradingUrl: simulator.url,
    dataUrl: simulator.url,
    tradingStreamUrl: simulator.tradingStreamUrl,
    dataStreamUrl: simulator.dataStreamUrl,
    feed: "iex",
    credentials: () => Promise.resolve(KEY),
    clock,
    network: machineClock,
    random: () => 0,
    timeoutMs: 10_000,
  });
  return {
    simulator,
    feed,
    marketData: new QuotesInOrder(client.marketData, [new StreamedQuotes(feed), comparedWith(feed, client.marketData)]),
    pass() {
      clock.advance(60_000);
      simulator.moveTo(clock.now());
    },
    async close() {
      await feed.close();
      await simulator.stop();
    },
  };
}

async function opened(): Promise<Streamed> {
  const streamed = await openStreamed();
  onTestFinished(streamed.close);
  return streamed;
}

const toldBy = ({ marketData }: Streamed): Readonly<Record<string, number>> =>
  Object.fromEntries(marketData.told.map(({ provider, quotes }) => [provider, quotes]));

/** Waits until the stream has told a quote of SPY that is fresh. */
const heard = ({ feed }: Streamed): Promise<void> =>
  vi.waitFor(() => {
    expect(feed.confirmed(SPY)).toBeDefined();
  });

marketDataContract("Alpaca's market data by stream and REST", async () => {
  const { marketData, close } = await openStreamed();
  return { marketData, close };
});

describe("quotes over the SDK's stream", () => {
  it("cost no request once the stream has told them", async () => {
    const streamed = await opened();
    await streamed.marketData.quotes([SPY]);
    await heard(streamed);
    streamed.pass();
    await heard(streamed);

    const quotes = await streamed.marketData.quotes([SPY]);

    expect(quotes.get(SPY)).toEqual(streamed.simulator.quote(SPY));
    expect(toldBy(streamed)).toEqual({ "alpaca-stream": 1, "alpaca-rest": 1 });
  });

  it("are asked for by REST after a gap, and told by the stream again soon after", async () => {
    const streamed = await opened();
    await streamed.marketData.quotes([SPY]);
    await heard(streamed);

    streamed.simulator.cutStreams();
    await vi.waitFor(() => {
      expect(streamed.feed.confirmed(SPY)).toBeUndefined();
    });
    await streamed.marketData.quotes([SPY]);

    expect(toldBy(streamed)).toEqual({ "alpaca-stream": 0, "alpaca-rest": 2 });
    await heard(streamed);
    await streamed.marketData.quotes([SPY]);
    expect(toldBy(streamed)).toEqual({ "alpaca-stream": 1, "alpaca-rest": 2 });
  });
});

const IGNORE: QuoteListener = {
  quote: () => undefined,
  subscribed: () => undefined,
  denied: () => undefined,
  over: () => undefined,
};

const patience = new AbortController().signal;

/** The stream of `simulator`, with a key that its source gives. */
const streamOf = ({ url, dataStreamUrl, tradingStreamUrl }: AlpacaSimulator, source = () => KEY): SdkQuotes => {
  const addresses = { tradingUrl: url, dataUrl: url, tradingStreamUrl };
  return new SdkQuotes(dataStreamUrl, new KeyedApis(addresses, () => Promise.resolve(source())));
};

describe("a line of the SDK's stream", () => {
  it("tells of fewer symbols when some are dropped, as Alpaca says itself", async () => {
    const { simulator } = await opened();
    const told: (readonly string[])[] = [];
    const line = await streamOf(simulator).openQuotes({ ...IGNORE, subscribed: (all) => told.push(all) }, patience);

    line.subscribe(["SPY", "TLT"]);
    line.unsubscribe(["SPY"]);
    await vi.waitFor(() => {
      expect(told).toEqual([["SPY", "TLT"], ["TLT"]]);
    });
    line.close();
  });

  it("is refused by name while there is another one", async () => {
    const { simulator } = await opened();
    const line = await streamOf(simulator).openQuotes(IGNORE, patience);

    const second = streamOf(simulator).openQuotes(IGNORE, patience);

    await expect(second).rejects.toThrow(MarketDataUnavailable);
    await expect(second).rejects.toThrow("in use by another connection");
    line.close();
  });

  it("asks for the key again when it is refused, and says so when the new one is refused too", async () => {
    const { simulator } = await opened();
    const keys = [{ ...KEY, secret: "old" }, KEY];
    const line = await streamOf(simulator, () => keys.shift() ?? KEY).openQuotes(IGNORE, patience);
    line.close();

    const wrong = streamOf(simulator, () => ({ ...KEY, secret: "wrong" })).openQuotes(IGNORE, patience);

    await expect(wrong).rejects.toThrow(CredentialsRefused);
  });

  it("says that it is over when it is cut, and does not come back by itself", async () => {
    const { simulator } = await opened();
    const ends: string[] = [];
    await streamOf(simulator).openQuotes({ ...IGNORE, over: (end) => ends.push(end) }, patience);

    simulator.cutStreams();

    await vi.waitFor(() => {
      expect(ends).toEqual(["cut"]);
    });
  });

  it("is given up when nobody waits for it any more", async () => {
    const { simulator } = await opened();

    const impatience = new AbortController();

    const given = streamOf(simulator).openQuotes(IGNORE, impatience.signal);
    impatience.abort();

    await expect(given).rejects.toThrow(MarketDataUnavailable);
  });
});
