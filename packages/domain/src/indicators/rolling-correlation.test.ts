import { describe, expect, it } from "vitest";
import { barIndicatorLaws } from "../testing/indicator-laws.ts";
import { correlation } from "../testing/plain-statistics.ts";
import { rollingCorrelation } from "./rolling-correlation.ts";

const rising = Float64Array.of(1, 2, 3, 4, 5);

describe("rollingCorrelation", () => {
  it("is 1 for values that rise together and −1 for values that go apart, and never beyond", () => {
    expect(
      rollingCorrelation(
        rising,
        rising.map((value) => 7 + 3 * value),
        3,
      ).slice(2),
    ).toEqual(Float64Array.of(1, 1, 1));
    expect(
      rollingCorrelation(
        rising,
        rising.map((value) => 7 - 3 * value),
        3,
      ).at(-1),
    ).toBe(-1);
  });

  it("is between them for values that agree in part", () => {
    // Distances from the means −1 0 1 and 0 −1 1: 1 over √2 × √2.
    expect(rollingCorrelation(Float64Array.of(1, 2, 3), Float64Array.of(5, 4, 6), 3).at(-1)).toBeCloseTo(0.5, 12);
  });

  it("is not known while one of the two stands still", () => {
    expect(rollingCorrelation(rising, new Float64Array(5).fill(0.1), 3)).toEqual(new Float64Array(5).fill(NaN));
  });

  barIndicatorLaws({
    indicator: ({ close, market }, window) => ({ correlation: rollingCorrelation(close, market, window) }),
    plain: ({ close, market }, window) => ({ correlation: correlation(close.slice(-window), market.slice(-window)) }),
    barsNeeded: (window) => ({ correlation: window }),
    moves: "whole percents",
  });
});
