import { describe, expect, it } from "vitest";
import { barIndicatorLaws } from "../testing/indicator-laws.ts";
import { beta, returns } from "../testing/plain-statistics.ts";
import { rollingBeta } from "./rolling-beta.ts";

describe("rollingBeta", () => {
  const market = Float64Array.of(100, 110, 99);

  it("tells how much of the market's moves a symbol makes", () => {
    // +20 % and −20 % where the market makes +10 % and −10 %.
    expect([...rollingBeta(Float64Array.of(10, 12, 9.6), market, 2)]).toEqual([NaN, NaN, expect.closeTo(2, 12)]);
  });

  it("is 1 for the market itself and 0 for cash", () => {
    expect(rollingBeta(market, market, 2).at(-1)).toBe(1);
    expect(rollingBeta(new Float64Array(3).fill(5), market, 2).at(-1)).toBe(0);
  });

  it("is not known while the market's returns are the same", () => {
    const growing = Float64Array.from({ length: 30 }, (_, row) => 1.01 ** row);
    expect(
      rollingBeta(
        Float64Array.from({ length: 30 }, (_, row) => 5 + (row % 2)),
        growing,
        10,
      ).at(-1),
    ).toBeNaN();
  });

  barIndicatorLaws({
    indicator: ({ close, market: others }, window) => ({ beta: rollingBeta(close, others, window) }),
    plain: ({ close, market: others }, window) => ({
      beta: beta(returns(close).slice(-window), returns(others).slice(-window)),
    }),
    barsNeeded: (window) => ({ beta: window + 1 }),
    moves: "whole percents",
  });
});
