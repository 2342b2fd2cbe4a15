import { readdirSync, readFileSync } from "node:fs";
import {
  at,
  inspectBars,
  isRefused,
  lookThrough,
  newYorkInstant,
  session,
  symphony,
  ticker,
  weight,
} from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { beta, correlation, returnsOf } from "../testing/return-statistics.ts";
import { barMarket } from "./bar-market.ts";
import { INSTRUMENTS } from "./instrument.ts";
import { seededMarket } from "./seeded-market.ts";

const END = session("2025-12-31");
const SEEDS = [1, 7, 42];
const markets = SEEDS.map((seed) => seededMarket(seed));

const returns = (symbol: string): readonly number[] => markets.flatMap((market) => returnsOf(market, symbol, END));

describe("a seeded market", () => {
  it("is the same for the same seed, however it is asked, and another for another seed", () => {
    const [SPY, day] = [ticker("SPY"), session("2022-05-17")];
    const asked = seededMarket(1);
    asked.series(ticker("TLT"), session("2021-06-01"));
    asked.actions(session("2022-03-01"));

    expect(asked.series(SPY, day)).toEqual(seededMarket(1).series(SPY, day));
    expect(asked.series(SPY, day)).not.toEqual(seededMarket(2).series(SPY, day));
  });

  it("goes on from day to day without changing what was", () => {
    const market = seededMarket(1);
    const early = market.series(ticker("QQQ"), session("2022-02-01"));
    const late = market.series(ticker("QQQ"), session("2026-02-01"));

    expect(late?.close.slice(0, early?.close.length)).toEqual(early?.close);
  });

  it("has all that the shipped strategies trade", () => {
    const folder = new URL("../../../../strategies/src/symphonies/", import.meta.url);
    const files = readdirSync(folder);
    const wanted = files.flatMap((file) => {
      const reading = symphony(readFileSync(new URL(file, folder), "utf8"), file);
      return reading.outcome === "read" ? reading.strategy.universe : expect.fail(file);
    });

    expect(files.length).toBeGreaterThan(16);
    expect(wanted.filter((symbol) => markets[0]?.tickers.includes(symbol) !== true)).toEqual([]);
  });

  it("lets funds follow what the gate finds behind them, as many times", () => {
    for (const instrument of INSTRUMENTS) {
      if (instrument.kind !== "leveraged") continue;
      const followed = lookThrough(ticker(instrument.follows));
      const times = weight(Math.abs(instrument.times).toString());

      expect(lookThrough(ticker(instrument.ticker)), instrument.ticker).toEqual({ ...followed, times });
    }
  });

  it.each(markets)("has bars that no inspection refuses: $name", (market) => {
    const now = newYorkInstant(END, 23 * 60);
    const refused = market.tickers.filter((symbol) => {
      const series = market.series(symbol, END);
      return series === undefined || isRefused(inspectBars(series, now));
    });
    expect(refused).toEqual([]);
  });

  it.each([
    ["QQQ", "SPY", 1.15, 0.1],
    ["XLP", "SPY", 0.55, 0.15],
    ["IWM", "SPY", 1.1, 0.1],
    ["TLT", "SPY", -0.18, 0.15],
    ["BTAL", "SPY", -0.45, 0.1],
    ["BIL", "SPY", 0, 0.01],
  ])("lets %s move with %s by about %d", (symbol, benchmark, expected, tolerance) => {
    expect(Math.abs(beta(returns(symbol), returns(benchmark)) - expected)).toBeLessThan(tolerance);
  });

  it.each([
    ["TQQQ", "QQQ", 3],
    ["SQQQ", "QQQ", -3],
    ["PSQ", "QQQ", -1],
    ["UPRO", "SPY", 3],
    ["TECL", "XLK", 3],
    ["SOXL", "SMH", 3],
    ["FNGU", "FNGS", 3],
    ["LABD", "XBI", -3],
    ["GLL", "GLD", -2],
    ["SMCX", "SMCI", 2],
  ])("multiplies each day of %s from that of %s by %d, less a fee", (fund, index, times) => {
    const tracked = returns(index).map((move) => times * move - 0.0095 / 252);

    const gaps = returns(fund).map((move, row) => Math.abs(move - (tracked[row] ?? Number.NaN)));
    expect(Math.max(...gaps), "cents of the prices alone").toBeLessThan(0.008);
  });

  it("sends volatility up in falls and down in the long run", () => {
    expect(correlation(returns("UVXY"), returns("SPY"))).toBeLessThan(-0.8);
    expect(correlation(returns("SVIX"), returns("SPY"))).toBeGreaterThan(0.8);
    for (const market of markets) {
      const grown = returnsOf(market, "UVXY", END).reduce((wealth, move) => wealth * (1 + move), 1);
      expect(grown, market.name).toBeLessThan(0.3);
    }
  });

  it("takes strategies from one side of the 200 days' average to the other", () => {
    for (const market of markets) {
      const closes = [...(market.series(ticker("SPY"), END)?.close ?? [])];
      const sides = closes.slice(199).map((close, row) => {
        const average = closes.slice(row, row + 200).reduce((sum, value) => sum + value, 0) / 200;
        return close > average;
      });
      const changes = sides.filter((side, row) => row > 0 && side !== sides[row - 1]).length;
      expect(changes, market.name).toBeGreaterThan(4);
    }
  });

  it("has splits and dividends that its factors tell as well", () => {
    const [market = seededMarket(1)] = markets;
    const UVXY = ticker("UVXY");
    const series = market.series(UVXY, END);
    const told = barMarket(series === undefined ? [] : [series]);
    const days = series?.sessions.filter((day) => told.actions(day).length > 0) ?? [];

    expect(days.length).toBeGreaterThan(0);
    for (const day of days)
      expect(market.actions(day)).toContainEqual({ kind: "split", ticker: UVXY, ratio: weight("0.1") });
    expect(at(series?.splitFactor ?? new Float64Array(), 0)).toBeCloseTo(10 ** days.length, 6);
  });
});
