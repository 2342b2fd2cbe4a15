import { describe, expect, it } from "vitest";
import { barIndicatorLaws } from "../testing/indicator-laws.ts";
import { returns, sharpe } from "../testing/plain-statistics.ts";
import { rollingSharpeRatio } from "./rolling-sharpe-ratio.ts";

const daily = (closes: Float64Array, window: number): Float64Array =>
  rollingSharpeRatio(closes, { window, sessionsAYear: 1 });

describe("rollingSharpeRatio", () => {
  const closes = Float64Array.of(100, 110, 110);

  it("is the mean of the returns over their deviation", () => {
    // +10 % and 0: mean 5 %, deviation √(2 × 0.05²).
    expect(daily(closes, 2).at(-1)).toBeCloseTo(1 / Math.SQRT2, 12);
  });

  it("grows with the root of the sessions in a year", () => {
    expect(rollingSharpeRatio(closes, { window: 2, sessionsAYear: 252 }).at(-1)).toBeCloseTo(Math.sqrt(126), 12);
  });

  it("is not known while returns are the same, to the last bits", () => {
    expect(
      daily(
        Float64Array.from({ length: 30 }, (_, row) => 1.01 ** row),
        10,
      ).at(-1),
    ).toBeNaN();
    expect(daily(new Float64Array(30).fill(5), 10).at(-1)).toBeNaN();
  });

  barIndicatorLaws({
    indicator: ({ close }, window) => ({ ratio: daily(close, window) }),
    plain: ({ close }, window) => ({ ratio: sharpe(returns(close).slice(-window)) }),
    barsNeeded: (window) => ({ ratio: window + 1 }),
    moves: "whole percents",
  });
});
