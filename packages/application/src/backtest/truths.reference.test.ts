import {
  AT_ONCE,
  composerCosts,
  FULL_LIMITS,
  larger,
  money,
  proRata,
  quantity,
  NO_EXITS,
  REFUSE,
  session,
  smaller,
  symphony,
  ticker,
  weight,
  WHOLE,
  type CostModel,
  type Strategy,
} from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { leanBars, referenceBars, referenceRows } from "../testing/reference-data.ts";
import type { BacktestResult } from "./backtest-result.ts";
import type { BacktestTask } from "./backtest-task.ts";
import { FILLS } from "./fill-convention.ts";
import { runBacktest } from "./run-backtest.ts";

const SPLIT_ADJUSTED = "yahoo-stocks-splitadj-plus-dividends";
const TOTAL_RETURN = "yahoo-etf-total-return";

/** What all published results of Composer have in common: their conventions, not ours. */
const COMPOSER = {
  capital: money("10000"),
  fill: FILLS["same-close"],
  costs: composerCosts,
  prices: "adjusted",
  sizing: "trade-price",
  shares: "fractional",
  from: undefined,
  to: undefined,
} as const;

function strategyIn(text: string): Strategy {
  const reading = symphony(text, "truth.clj");
  return reading.outcome === "read" ? reading.strategy : expect.fail(JSON.stringify(reading.errors));
}

function backtest(strategy: Strategy, task: Omit<BacktestTask, "mandate">, cashReserve = "0"): BacktestResult {
  const answer = runBacktest({
    ...task,
    mandate: {
      name: strategy.name,
      capital: { of: "account" },
      sleeves: [{ name: strategy.name, weight: WHOLE, strategy, whenUndecided: REFUSE }],
      rebalance: { cashReserve: weight(cashReserve), driftBand: weight("0"), smallestTrade: money("0.01") },
      limits: FULL_LIMITS,
      exits: NO_EXITS,
      costs: task.costs,
      reach: weight("0"),
      execution: AT_ONCE,
    },
  });
  return answer.outcome === "finished" ? answer : expect.fail(answer.reason);
}

/** How far a result is from a published one, as a share of that. */
const distance = (ours: number, published: number): number => Math.abs(ours / published - 1);

describe("the published results", () => {
  it("Composer: the max-drawdown switch holds what it held, on 250 of the 250 sessions of 2025", () => {
    const text = `(defsymphony "Max drawdown switch"
      [(if (< (max-drawdown "SPY" {:window 20}) 5) [(asset "SPY")] [(asset "TSLA")])])`;
    const bars = referenceBars([`${SPLIT_ADJUSTED}/SPY`, `${SPLIT_ADJUSTED}/TSLA`]);
    const { allocations, sessions } = backtest(strategyIn(text), {
      ...COMPOSER,
      bars,
      from: session("2025-01-02"),
      to: session("2025-12-31"),
    });
    const [, , ...published] = referenceRows("symphonies/max-drawdown-switch.daily-allocations.csv");

    expect(sessions).toHaveLength(250);
    expect(allocations.map(({ session: day, weights }) => `${day} ${[...weights.keys()].join()}`)).toEqual(
      published.map(([day = "", , , spy]) => `${day} ${spy === "100.0%" ? "SPY" : "TSLA"}`).toReversed(),
    );
  });

  // Published: 827,085.97, slippage 122.03, fees 18.72. 50 trades, the first purchase included.
  it("Composer: equal weights in a corridor of five points end at 827,085.97", () => {
    const names = ["AAPL", "MSFT", "GOOGL", "AMZN", "TSLA"];
    const assets = names.map((name) => `(asset "${name}")`).join(" ");
    const text = `(defsymphony "Equities" {:rebalance-threshold 0.05} [(weight-equal [${assets}])])`;
    const bars = referenceBars(names.map((name) => `${SPLIT_ADJUSTED}/${name}`));
    const result = backtest(strategyIn(text), {
      ...COMPOSER,
      bars,
      from: session("2010-06-29"),
      to: session("2026-03-17"),
    });

    expect(distance(result.finalEquity.toNumber(), 827_085.97)).toBeLessThan(0.00005);
    expect(result.trades).toBe(50);
    expect(result.sessions).toHaveLength(3953);
    expect(distance(result.slippage.toNumber(), 122.03)).toBeLessThan(0.01);
    expect(distance(result.fees.toNumber(), 18.72)).toBeLessThan(0.05);
    expect(result.sharpe).toBeCloseTo(1.22, 2);
    expect(result.shortfalls).toEqual([]);
  });

  // Published: 1,369,900.63, slippage 3,508.78, fees 717.97. 89 trades, the first purchase included.
  it("Composer: TQQQ above the 200-day average of SPY ends at 1,369,900.63", () => {
    const text = `(defsymphony "200d TQQQ"
      [(if (> (current-price "SPY") (moving-average-price "SPY" {:window 200})) [(asset "TQQQ")] [(asset "BIL")])])`;
    const bars = referenceBars([`${SPLIT_ADJUSTED}/SPY`, `${SPLIT_ADJUSTED}/TQQQ`, `${TOTAL_RETURN}/BIL`]);
    const result = backtest(strategyIn(text), {
      ...COMPOSER,
      bars,
      from: session("2010-02-11"),
      to: session("2025-12-04"),
    });

    expect(distance(result.finalEquity.toNumber(), 1_369_900.63)).toBeLessThan(0.0005);
    expect(result.trades).toBe(89);
    expect(result.sessions).toHaveLength(3979);
    expect(distance(result.slippage.toNumber(), 3508.78)).toBeLessThan(0.001);
    expect(distance(result.fees.toNumber(), 717.97)).toBeLessThan(0.001);
    expect(result.sharpe).toBeCloseTo(0.92, 2);
    expect(result.shortfalls).toEqual([]);
  });

  it("LEAN: buying and holding SPY for nine days ends at 104,486.22", () => {
    const result = backtest(
      buyingOnce,
      {
        bars: [leanBars("SPY", "2013-10-08", "2013-10-17")],
        capital: money("100000"),
        fill: FILLS["next-open"],
        costs: leanCosts,
        prices: "adjusted",
        sizing: "signal-close",
        shares: "whole",
        from: undefined,
        to: undefined,
      },
      "0.0025",
    );

    expect(Math.abs(result.finalEquity.toNumber() - 104_486.22)).toBeLessThan(0.005);
    expect(result.sessions[0]).toBe("2013-10-09");
    expect(result.sessions.at(-1)).toBe("2013-10-17");
    expect(result.orders).toBe(1);
    expect(result.fees).toEqual(money("3.485"));
    expect(result.shortfalls).toEqual([]);
  });
});

/** LEAN's default fee of its default broker: half a cent a share, at least a dollar, at most half a percent. */
const leanCosts: CostModel = {
  name: "lean",
  halfSpread: weight("0"),
  ratesFrom: undefined,
  fees: ({ quantity: shares, value }) =>
    smaller(
      larger(proRata(money("0.005"), shares, quantity("1")), money("1")),
      proRata(value, quantity("1"), quantity("200")),
    ),
};

const SPY = ticker("SPY");
const ALL_SPY = { outcome: "decided", weights: new Map([[SPY, 1]]) } as const;

const buyingOnce: Strategy = {
  name: "buy and hold",
  universe: [SPY],
  schedule: { kind: "calendar", frequency: "yearly" },
  study: () => ({
    allocationAt: () => ALL_SPY,
    explainAt: () => ({ kind: "statement", text: "it is bought and held", because: [] }),
    firstReadyRow: 0,
    sessionsUsed: () => 1,
  }),
};
