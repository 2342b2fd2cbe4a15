import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { deviation, returns } from "../testing/plain-statistics.ts";
import { returnDeviation } from "./return-deviation.ts";

describe("returnDeviation", () => {
  it("is the sample deviation of daily returns in percent, not annualised", () => {
    // +10 % and −10 %: mean 0, √((0.1² + 0.1²) / 1)
    expect(returnDeviation(Float64Array.of(100, 110, 99), 2).at(-1)).toBeCloseTo(Math.SQRT2 * 10, 12);
  });

  it("is zero for a price that stands still", () => {
    expect(returnDeviation(Float64Array.of(7, 7, 7, 7), 3).at(-1)).toBe(0);
  });

  indicatorLaws({
    indicator: returnDeviation,
    plain: (closes, window) => deviation(returns(closes).slice(-window)) * 100,
    closesNeeded: (window) => window + 1,
  });
});
