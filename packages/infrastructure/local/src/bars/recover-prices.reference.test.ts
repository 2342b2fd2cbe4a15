import { adjustedCloses, type DailyBars } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { importReference, leanCloses, referenceBars } from "./testing/reference-prices.ts";

const PATIENCE_MS = 120_000;

/** Daily returns of the adjusted closes, by session. */
function returnsOf(bars: DailyBars): ReadonlyMap<string, number> {
  const closes = adjustedCloses(bars);
  return new Map(bars.sessions.map((day, row) => [day, (closes[row] ?? 0) / (closes[row - 1] ?? Number.NaN) - 1]));
}

function largestDifference(a: DailyBars, b: DailyBars): number {
  const others = returnsOf(b);
  const differences = [...returnsOf(a)].map(([day, value]) => Math.abs(value - (others.get(day) ?? Number.NaN)));
  return Math.max(...differences.filter((difference) => !Number.isNaN(difference)));
}

describe("dividend factors of split-adjusted prices", () => {
  it.each([
    ["SPY", 1.25e-6],
    ["TQQQ", 6e-7],
  ])("give the daily returns of the total-return file of %s within %d", async (symbol, tolerance) => {
    const splitAdjusted = await referenceBars(`yahoo-stocks-splitadj-plus-dividends/${symbol}.csv.gz`);
    const totalReturn = await referenceBars(`yahoo-etf-total-return/${symbol}.csv.gz`, "total-return");

    expect(splitAdjusted.basis).toBe("split-adjusted");
    expect(largestDifference(splitAdjusted, totalReturn)).toBeLessThan(tolerance);
  });

  it("give the daily returns of Yahoo's own adjusted close of AAPL within 4e-6", async () => {
    const ofDividends = await referenceBars("yahoo-stocks-splitadj-plus-dividends/AAPL.csv.gz");
    const ofAdjustedClose = await referenceBars("yahoo-stocks-close-and-adjclose/AAPL.csv.gz");

    expect(largestDifference(ofDividends, ofAdjustedClose)).toBeLessThan(4e-6);
  });
});

describe("raw prices recovered from total-return files", () => {
  // LEAN's close is the session's last trade and Yahoo's the official one. Since 2017 LEAN's data hold the official
  // close too, but for single sessions; before, only the middle of the differences can agree.
  it.each(["SPY", "QQQ", "IWM", "EEM", "USO"])("are the closes that %s really had", async (symbol) => {
    const bars = await referenceBars(`yahoo-etf-total-return/${symbol}.csv.gz`);
    const traded = leanCloses(symbol);
    const differencesFrom = (start: string): readonly number[] =>
      bars.sessions.flatMap((day, row) => {
        const close = traded.get(day);
        return close === undefined || day < start ? [] : [(bars.close[row] ?? Number.NaN) - close];
      });

    const official = differencesFrom("2017-01-01").map(Math.abs);
    const all = differencesFrom("1998-01-01").toSorted((a, b) => a - b);

    expect(bars.basis).toBe("raw");
    expect(official.length).toBeGreaterThan(1000);
    expect(official.filter((difference) => difference > 0.0101).length / official.length).toBeLessThan(0.005);
    expect(Math.max(...official)).toBeLessThan(0.08);
    expect(Math.abs(all[all.length >> 1] ?? Number.NaN)).toBeLessThan(0.01);
  });

  // Where they are not, the fund trades so rarely that its close is a midpoint, or its payments are listed in thousandths
  // of a dollar and dozens of them add up.
  it(
    "are whole cents, as quotations since 2001 are, in four files of five",
    async () => {
      const { store } = await importReference("yahoo-etf-total-return");
      const series = await store.summaries();

      let exact = 0;
      for (const { ticker } of series) {
        const bars = await store.read(ticker);
        if (bars !== undefined && shareOfWholeCents(bars) > 0.999) exact++;
      }

      expect(series).toHaveLength(233);
      expect(exact / series.length).toBeGreaterThan(0.8);
    },
    PATIENCE_MS,
  );
});

function shareOfWholeCents({ sessions, close }: DailyBars): number {
  const cents = close.filter((_, row) => (sessions[row] ?? "") > "2001-04-09").map((price) => price * 100);
  return cents.filter((value) => Math.abs(value - Math.round(value)) < 0.05).length / cents.length;
}
