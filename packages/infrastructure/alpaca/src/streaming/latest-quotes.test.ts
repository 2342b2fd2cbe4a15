import { instant, known, price, quantity, ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { HandClock } from "../testing/hand-clock.ts";
import { toldQuote } from "../testing/scripted-quotes.ts";
import type { ToldQuote } from "../transport/quote-line.ts";
import { LatestQuotes } from "./latest-quotes.ts";

const SPY = ticker("SPY");

/** What is confirmed of SPY after it was told `quotes`, one after the other. */
function confirmedAfter(...quotes: readonly Partial<ToldQuote>[]): string | undefined {
  const latest = new LatestQuotes(new HandClock());
  let last: string | undefined;
  for (const changes of quotes) {
    latest.hear(toldQuote(changes));
    const quote = latest.confirmed(SPY);
    last = quote && `${quote.bid.toString()} to ${quote.ask.toString()}`;
  }
  return last;
}

describe("LatestQuotes", () => {
  it("keeps the last of many quotes", () => {
    const latest = new LatestQuotes(new HandClock());
    for (let size = 1; size <= 10_000; size++) latest.hear(toldQuote({ bidSize: size }));

    expect(latest.confirmed(SPY)).toEqual({
      bid: price("499.9"),
      ask: price("500.1"),
      bidSize: quantity("10000"),
      askSize: quantity("200"),
      at: instant(0),
    });
  });

  it("confirms nothing that was told a second ago", () => {
    const clock = new HandClock();
    const latest = new LatestQuotes(clock);
    latest.hear(toldQuote());

    clock.advance(999);
    expect(latest.confirmed(SPY)?.at).toBe(0);
    clock.advance(1);
    expect(latest.confirmed(SPY)).toBeUndefined();
  });

  it("counts the age of a quote that was long on its way from when it was made", () => {
    const clock = new HandClock(instant(5000));
    const latest = new LatestQuotes(clock);

    latest.hear(toldQuote({ timestamp: new Date(3500) }));
    expect(latest.confirmed(SPY)).toBeUndefined();
    latest.hear(toldQuote({ timestamp: new Date(9000) }));
    expect(latest.confirmed(SPY)?.at, "their clock is ahead of ours").toBe(5000);
  });

  it.each<[string, Partial<ToldQuote>]>([
    ["has no bid", { bidPrice: 0 }],
    ["has no offer", { askPrice: 0 }],
    ["is crossed", { bidPrice: 500.2 }],
    ["offers no shares", { askSize: 0 }],
    ["asks for no shares", { bidSize: 0 }],
    ["is no number", { bidPrice: Number.NaN }],
    ["has leapt by a fiftieth", { bidPrice: 510.1, askPrice: 510.3 }],
  ])("confirms no quote that %s", (_, changes) => {
    expect(confirmedAfter({}, changes)).toBeUndefined();
  });

  it("believes a quote whose sides meet", () => {
    expect(confirmedAfter({ bidPrice: 500, askPrice: 500 })).toBe("500 to 500");
  });

  it("believes a leap once somebody else has confirmed it, however often it is repeated", () => {
    const latest = new LatestQuotes(new HandClock());
    latest.hear(toldQuote());
    const before = known(latest.confirmed(SPY), "nothing is wrong with it");
    latest.hear(toldQuote({ bidPrice: 520, askPrice: 520.2 }));

    expect([latest.confirmed(SPY), latest.confirmed(SPY)]).toEqual([undefined, undefined]);
    latest.compareWith(SPY, { ...before, bid: price("530"), ask: price("519") });
    expect(latest.confirmed(SPY), "a crossed quote confirms nothing").toBeUndefined();
    latest.compareWith(SPY, { ...before, bid: price("520.1"), ask: price("520.3") });
    expect(latest.confirmed(SPY)?.bid).toEqual(price("520"));
  });

  it("confirms nothing that it heard before it was to doubt all of it", () => {
    const latest = new LatestQuotes(new HandClock());
    latest.hear(toldQuote());
    latest.doubtAll();

    expect(latest.confirmed(SPY)).toBeUndefined();
  });
});
