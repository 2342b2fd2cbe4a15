import { money, session, symphony, ticker, WHOLE, type DailyBars } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { remarksOn, taskFor, type BacktestOrder, type CostName } from "./lone-strategy.ts";

const ONE = Float64Array.of(1);

const bars = (symbol: string, basis: DailyBars["basis"]): DailyBars => ({
  ticker: ticker(symbol),
  source: "test",
  basis,
  sessions: [session("2024-01-02")],
  open: ONE,
  high: ONE,
  low: ONE,
  close: ONE,
  volume: ONE,
  splitFactor: ONE,
  dividendFactor: ONE,
});

function order(costs: CostName, ...series: readonly DailyBars[]): BacktestOrder {
  const reading = symphony('(defsymphony "hold" [(asset "AAA")])', "hold.clj");
  if (reading.outcome === "refused") throw new Error("the program of this test is right");
  const { strategy } = reading;
  return { strategy, bars: series, from: undefined, to: undefined, capital: money("1"), fill: "next-open", costs };
}

describe("taskFor", () => {
  it("lets a strategy on its own hold as much as it wants", () => {
    const { mandate } = taskFor(order("alpaca", bars("AAA", "raw")));

    expect(mandate.sleeves).toMatchObject([{ name: "hold", weight: WHOLE }]);
    expect(mandate.limits.maxWeight).toEqual(WHOLE);
  });

  it("trades at raw prices where all series have them", () => {
    expect(taskFor(order("alpaca", bars("AAA", "raw"))).prices).toBe("raw");
    expect(taskFor(order("alpaca", bars("AAA", "raw"), bars("BBB", "total-return"))).prices).toBe("adjusted");
  });

  it("trades at adjusted prices, to the cent, where Composer's costs are asked for", () => {
    const { prices, mandate } = taskFor(order("composer", bars("AAA", "raw")));

    expect(prices).toBe("adjusted");
    expect(mandate.rebalance.smallestTrade).toEqual(money("0.01"));
  });
});

describe("remarksOn", () => {
  it("names the series whose unadjusted prices nobody knows", () => {
    expect(remarksOn(order("none", bars("AAA", "raw"), bars("BBB", "split-adjusted")))).toEqual([
      "research only: the unadjusted prices of BBB are not known",
    ]);
  });

  it("has nothing to say where prices are adjusted by convention, or raw", () => {
    expect(remarksOn(order("composer", bars("BBB", "split-adjusted")))).toEqual([]);
    expect(remarksOn(order("none", bars("AAA", "raw")))).toEqual([]);
  });
});
