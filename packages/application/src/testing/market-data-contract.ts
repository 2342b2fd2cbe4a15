import { known, newYorkMinutes, price, session, ticker, type SessionHours } from "@alchemiser/domain";
import { describe, expect, it, onTestFinished } from "vitest";
import { MarketDataUnavailable } from "../errors.ts";
import type { MarketData } from "../ports/market-data.ts";

/** Market data of a market where SPY is quoted between 495 and 505 and can be traded in fractions, and NOPE does not exist. */
export interface MarketDataUnderTest {
  readonly marketData: MarketData;
  readonly close: () => Promise<void>;
}

const SPY = ticker("SPY");
const NOPE = ticker("NOPE");

const spoken = (hours: SessionHours | undefined): string =>
  hours === undefined ? "closed" : `${newYorkMinutes(hours.open)} to ${newYorkMinutes(hours.close)}`;

/** What it means to be `MarketData`. `open` gives a new one each time. */
export function marketDataContract(name: string, open: () => Promise<MarketDataUnderTest>): void {
  const opened = async (): Promise<MarketData> => {
    const { marketData, close } = await open();
    onTestFinished(close);
    return marketData;
  };

  describe(`${name} honours the market data contract`, () => {
    it("quotes the symbols that have a quote, and leaves out the others", async () => {
      const marketData = await opened();

      const quotes = await marketData.quotes([SPY, NOPE]);

      expect([...quotes.keys()]).toEqual([SPY]);
      const { bid, ask } = known(quotes.get(SPY), "SPY was asked for and has a quote");
      expect(bid.isBelow(ask) && price("495").isBelow(bid) && ask.isBelow(price("505"))).toBe(true);
    });

    it("knows what can be traded, and leaves out what does not exist", async () => {
      const marketData = await opened();

      const assets = await marketData.assets([SPY, NOPE]);

      expect(assets).toEqual(new Map([[SPY, { ticker: SPY, isTradable: true, isFractionable: true }]]));
    });

    it("answers with nothing when it is asked about nothing", async () => {
      const marketData = await opened();

      expect(await marketData.quotes([])).toEqual(new Map());
      expect(await marketData.assets([])).toEqual(new Map());
    });

    it("knows the hours of a usual day, of an early close and of a holiday", async () => {
      const marketData = await opened();

      const usual = await marketData.hours(session("2025-07-02"));
      const early = await marketData.hours(session("2025-07-03"));

      expect(spoken(usual)).toBe(`${9 * 60 + 30} to ${16 * 60}`);
      expect(usual?.isEarlyClose).toBe(false);
      expect(spoken(early)).toBe(`${9 * 60 + 30} to ${13 * 60}`);
      expect(early?.isEarlyClose).toBe(true);
      expect(await marketData.hours(session("2025-07-04"))).toBeUndefined();
    });

    it("ends a question when its signal aborts", async () => {
      const marketData = await opened();

      await expect(marketData.quotes([SPY], AbortSignal.abort())).rejects.toThrow(MarketDataUnavailable);
    });
  });
}
