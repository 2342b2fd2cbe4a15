import { dividendFactors, splitFactors, type DailyBars } from "@alchemiser/domain";
import { walkingBars } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { barMarket } from "../market/bar-market.ts";
import { call } from "../testing/http-client.ts";
import { at, withSimulator } from "../testing/running-simulator.ts";

// Closes of 100 from 2025-06-13 on, but the 17th, today, is the third session and starts in two for one.
const walk = walkingBars({ after: "2025-06-12", moves: [1, 1, 0.5, 1, 1] });
const split: DailyBars = { ...walk, splitFactor: splitFactors(Float64Array.of(0, 0, 2, 0, 0)) };

const Bars = z.object({ bars: z.array(z.object({ t: z.string(), c: z.number(), v: z.number() })) });

const bars = "GET /v2/stocks/SPY/bars?timeframe=1Day&start=2025-06-01";
const barsIn = (body: unknown) => Bars.parse(body).bars;

describe("GET /v2/stocks/bars", () => {
  it("ends with the session in progress, from its opening on and as far as it has come", async () => {
    const market = barMarket([split]);
    await withSimulator({ market, time: { kind: "virtual", startsAt: at(9) } }, async (simulator) => {
      const closes = async () => barsIn((await call(simulator, bars)).body).map(({ t, c }) => `${t} ${c}`);

      expect(await closes()).toEqual(["2025-06-13T04:00:00Z 100", "2025-06-16T04:00:00Z 100"]);
      simulator.moveTo(at(9, 30));
      expect((await closes()).at(-1)).toBe("2025-06-17T04:00:00Z 49.95");
      simulator.moveTo(at(16));
      expect((await closes()).at(-1)).toBe("2025-06-17T04:00:00Z 50");
    });
  });

  it.each([
    ["in the night before it", at(3), { c: 100, v: 1_000_000 }],
    ["before the opening of its day", at(4), { c: 50, v: 2_000_000 }],
    ["after the close", at(16), { c: 50, v: 2_000_000 }],
  ])("adjusts for a split %s as it is seen then", (_when, startsAt, expected) =>
    withSimulator({ market: barMarket([split]), time: { kind: "virtual", startsAt } }, async (simulator) => {
      const [first] = barsIn((await call(simulator, `${bars}&adjustment=split`)).body);

      expect(first).toMatchObject(expected);
    }),
  );

  it("adjusts for dividends alone, or for everything", async () => {
    const factors = dividendFactors({
      closes: Float64Array.of(50, 50, 50, 50, 50),
      dividends: Float64Array.of(0, 0, 1, 0, 0),
    });
    const market = barMarket([{ ...split, dividendFactor: factors }]);
    await withSimulator({ market, time: { kind: "virtual", startsAt: at(16) } }, async (simulator) => {
      const first = async (adjustment: string) =>
        barsIn((await call(simulator, `${bars}&adjustment=${adjustment}`)).body)[0]?.c;

      expect(await first("raw")).toBe(100);
      expect(await first("dividend")).toBe(98);
      expect(await first("all")).toBe(49);
      expect(await first("split,dividend")).toBe(49);
    });
  });

  it("refuses what it does not simulate rather than to answer something else", () =>
    withSimulator({}, async (simulator) => {
      for (const query of ["timeframe=1Min", "timeframe=1Day&adjustment=none", "timeframe=1Day&sort=desc"])
        expect((await call(simulator, `GET /v2/stocks/bars?symbols=SPY&${query}`)).status, query).toBe(400);
    }));

  it("has nothing for symbols that it does not know", () =>
    withSimulator({}, async (simulator) => {
      const { body } = await call(simulator, "GET /v2/stocks/bars?symbols=NOPE,SPY&timeframe=1Day&start=2025-06-16");
      expect(body).toMatchObject({ bars: { SPY: [{}, {}] } });
      expect(body).not.toHaveProperty("bars.NOPE");
      expect((await call(simulator, "GET /v2/stocks/NOPE/quotes/latest")).status).toBe(404);
    }));
});

describe("Alpaca's basic plan", () => {
  it("holds the consolidated feed back for a quarter of an hour, and answers from one venue at once", () =>
    withSimulator({ dataPlan: "basic" }, async (simulator) => {
      const recent = "symbols=SPY&end=2025-06-17T14:00:00Z";
      const status = async (path: string) => (await call(simulator, `GET /v2/stocks/${path}`)).status;

      expect(await call(simulator, `GET /v2/stocks/quotes?${recent}`)).toMatchObject({
        status: 403,
        body: { code: 42210000, message: "subscription does not permit querying recent SIP data" },
      });
      expect(await status(`bars?timeframe=1Day&${recent}`)).toBe(403);
      expect(await status(`quotes?${recent}&feed=iex`)).toBe(200);
      expect(await status("quotes/latest?symbols=SPY")).toBe(200);
      expect(await status("quotes/latest?symbols=SPY&feed=sip")).toBe(403);
      expect(await status("SPY/snapshot?feed=sip")).toBe(403);
      const { body } = await call(simulator, "GET /v2/stocks/SPY/trades?feed=sip");
      expect(body).toHaveProperty("trades.15.t", "2025-06-17T13:45:00.000Z");
      expect(body).not.toHaveProperty("trades.16");
    }));
});

describe("GET /v2/stocks/snapshots", () => {
  it("has today's bar and the one before it", () =>
    withSimulator({ market: barMarket([walk]) }, async (simulator) => {
      const { body } = await call(simulator, "GET /v2/stocks/snapshots?symbols=SPY");

      expect(Object(body).SPY).toMatchObject({
        dailyBar: { t: "2025-06-17T04:00:00Z", o: 49.95 },
        prevDailyBar: { t: "2025-06-16T04:00:00Z", c: 100 },
        latestTrade: { t: "2025-06-17T14:00:00.000Z" },
      });
    }));
});
