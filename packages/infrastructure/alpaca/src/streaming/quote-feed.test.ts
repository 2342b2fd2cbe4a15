import { CredentialsRefused, MarketDataUnavailable } from "@alchemiser/application";
import { ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { HandClock } from "../testing/hand-clock.ts";
import { ScriptedQuotes, toldQuote } from "../testing/scripted-quotes.ts";
import { QuoteFeed } from "./quote-feed.ts";

const SPY = ticker("SPY");

interface OpenFeed {
  readonly feed: QuoteFeed;
  readonly clock: HandClock;
  readonly transport: ScriptedQuotes;
}

function openFeed(random = 0): OpenFeed {
  const clock = new HandClock();
  const transport = new ScriptedQuotes(clock);
  const feed = new QuoteFeed({ transport, clock, network: clock, random: () => random, timeoutMs: 1000 });
  return { feed, clock, transport };
}

/** Everything that can go on without time has gone on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets `ms` pass, each with what follows from it. */
async function pass(clock: HandClock, ms: number): Promise<void> {
  await settled();
  for (let passed = 0; passed < ms; passed++) {
    clock.advance(1);
    await settled();
  }
}

describe("QuoteFeed", () => {
  it("opens its line when somebody first needs a symbol, and one line for all", async () => {
    const { feed, transport } = openFeed();
    feed.need([]);
    expect(transport.asked).toEqual([]);

    feed.need([SPY]);
    feed.need([ticker("TLT")]);
    await settled();

    expect(transport.lines.map(({ messages }) => messages)).toEqual([[["+SPY", "+TLT"]]]);
    await feed.close();
  });

  it("is back on a new line within 250 ms after a break, and asks for what is needed by then", async () => {
    const { feed, clock, transport } = openFeed();
    const release = feed.need([SPY]);
    await settled();
    transport.lines[0]?.answer();

    transport.lines[0]?.listener.over("cut");
    feed.need([ticker("TLT")]);
    release();
    await pass(clock, 250);

    expect(transport.asked).toEqual([0, 250]);
    expect(transport.lines[1]?.messages).toEqual([["+TLT"]]);
    await feed.close();
  });

  it.each([
    [0, [0, 250, 750, 1750, 3750, 7750, 12_750]],
    [0.5, [0, 188, 563, 1313, 2813, 5813, 9563]],
  ])("tries ever later while it cannot connect, and not when everybody does: with luck of %d", async (luck, times) => {
    const { feed, clock, transport } = openFeed(luck);
    transport.failure = new MarketDataUnavailable("in use by another connection");
    feed.need([SPY]);
    await pass(clock, times.at(-1) ?? 0);

    expect(transport.asked.slice(0, times.length)).toEqual(times);
    await feed.close();
  });

  it("does not try a key again that was refused", async () => {
    const { feed, clock, transport } = openFeed();
    transport.failure = new CredentialsRefused("the key is not known");
    feed.need([SPY]);
    await pass(clock, 2000);
    feed.need([ticker("TLT")]);
    await pass(clock, 2000);

    expect(transport.asked).toEqual([0]);
    await feed.close();
  });

  it("begins with short pauses again once it was connected", async () => {
    const { feed, clock, transport } = openFeed();
    transport.failure = new MarketDataUnavailable("in use by another connection");
    feed.need([SPY]);
    await pass(clock, 2000);
    transport.failure = undefined;
    await pass(clock, 2000);
    const before = clock.now();

    transport.lines[0]?.listener.over("slow");
    await pass(clock, 300);

    expect(transport.asked.at(-1)).toBe(before + 250);
    await feed.close();
  });

  it("forgets after a gap what it heard before it, until it is told anew", async () => {
    const { feed, clock, transport } = openFeed();
    feed.need([SPY]);
    await settled();
    transport.lines[0]?.listener.quote(toldQuote());
    expect(feed.confirmed(SPY)).toBeDefined();

    transport.lines[0]?.listener.over("cut");
    await settled();
    expect(feed.confirmed(SPY)).toBeUndefined();
    await pass(clock, 250);
    expect(feed.confirmed(SPY)).toBeUndefined();
    transport.lines[1]?.listener.quote(toldQuote({ timestamp: new Date(250) }));
    expect(feed.confirmed(SPY)).toBeDefined();
    await feed.close();
  });

  it("keeps nothing of symbols that nobody needs", async () => {
    const { feed, transport } = openFeed();
    const release = feed.need([SPY]);
    await settled();
    transport.lines[0]?.listener.quote(toldQuote());
    transport.lines[0]?.listener.quote(toldQuote({ symbol: "TLT" }));
    expect(feed.confirmed(ticker("TLT"))).toBeUndefined();

    release();

    expect(feed.confirmed(SPY)).toBeUndefined();
    await feed.close();
  });

  it("opens nothing more once it is closed", async () => {
    const { feed, clock, transport } = openFeed();
    feed.need([SPY]);
    await settled();
    await feed.close();
    await pass(clock, 1000);

    expect(transport.asked).toHaveLength(1);
  });
});
