import { instant, price, ticker, type Price } from "@alchemiser/domain";
import { NOW, quoted, TODAY } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { LiveWorld } from "../testing/live-world.ts";
import { observeMarket } from "./observe-market.ts";

const spy = ticker("SPY");
const nope = ticker("NOPE");

/** What SPY costs when it is quoted like this. */
async function priceAt(bid: string, ask: string): Promise<Price | undefined> {
  const { exchange, ports, past } = new LiveWorld();
  exchange.quote(spy, quoted(bid, ask));
  const { prices } = await observeMarket(ports, { tickers: [spy], past, tradeSession: TODAY });
  return prices.get(spy);
}

describe("observeMarket", () => {
  it("takes the middle of a quote as the price", async () => {
    expect(await priceAt("499.9", "500.1")).toEqual(price("500"));
  });

  it("has no price where a side of the quote is missing", async () => {
    expect(await priceAt("0", "500")).toBeUndefined();
    expect(await priceAt("500", "0")).toBeUndefined();
    expect(await priceAt("0", "0")).toBeUndefined();
  });

  it("leaves it to the gate to judge a crossed quote", async () => {
    expect(await priceAt("500.1", "499.9")).toEqual(price("500"));
  });

  it("keeps the quote that gave no price, so that the gate can say why", async () => {
    const { exchange, ports, past } = new LiveWorld();
    exchange.quote(spy, quoted("0", "500"));
    const { quotes } = await observeMarket(ports, { tickers: [spy], past, tradeSession: TODAY });

    expect(quotes.get(spy)).toEqual(quoted("0", "500"));
  });

  it("knows nothing of a symbol that is neither quoted nor listed", async () => {
    const { ports, past } = new LiveWorld();
    const { prices, quotes, assets } = await observeMarket(ports, { tickers: [nope], past, tradeSession: TODAY });

    expect([prices.size, quotes.size, assets.size]).toEqual([0, 0, 0]);
  });

  it("is open while the session that is traded in is in progress", async () => {
    const { clock, ports, past } = new LiveWorld();
    const isOpenAt = async (ms: number): Promise<boolean> => {
      clock.moveTo(instant(NOW + ms));
      return (await observeMarket(ports, { tickers: [], past, tradeSession: TODAY })).isOpen;
    };

    expect(await isOpenAt(0)).toBe(true);
    expect(await isOpenAt(-6 * 60_000)).toBe(false);
    expect(await isOpenAt(24 * 3_600_000)).toBe(false);
  });
});
