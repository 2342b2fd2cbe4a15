import { ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { scriptedAlpaca } from "./testing/scripted-alpaca.ts";
import { reply } from "./testing/scripted-transport.ts";

const SPY = ticker("SPY");

const assetBody = { symbol: "SPY", tradable: true, fractionable: true, status: "active", class: "us_equity" };

describe("AlpacaMarketData", () => {
  it("asks for an asset once, however often orders are priced anew, and again ten minutes later", async () => {
    const { marketData, transport, hand } = scriptedAlpaca({ asset: () => reply(200, assetBody) });

    const first = await marketData.assets([SPY]);
    hand.advance(599_999);
    expect(await marketData.assets([SPY, SPY])).toEqual(first);
    expect(transport.sent).toHaveLength(1);

    hand.advance(1);
    await marketData.assets([SPY]);
    expect(transport.sent).toHaveLength(2);
  });

  it("asks again for what the broker did not know", async () => {
    const { marketData, transport } = scriptedAlpaca({ asset: () => reply(404) });

    expect(await marketData.assets([SPY])).toEqual(new Map());
    await marketData.assets([SPY]);

    expect(transport.sent).toHaveLength(2);
  });

  it("asks for all quotes in one call", async () => {
    const quote = { bp: 499.9, bs: 100, ap: 500.1, as: 200 };
    const quotes = { SPY: quote, TLT: quote };
    const { marketData, transport } = scriptedAlpaca({ "latest-quotes": () => reply(200, { quotes }) });

    expect((await marketData.quotes([SPY, ticker("TLT")])).size).toBe(2);
    expect(transport.sent).toHaveLength(1);
  });
});
