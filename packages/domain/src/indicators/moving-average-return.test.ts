import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { mean, returns } from "../testing/plain-statistics.ts";
import { movingAverageReturn } from "./moving-average-return.ts";

describe("movingAverageReturn", () => {
  it("is the mean daily return in percent", () => {
    // +10 %, −50 %
    expect(movingAverageReturn(Float64Array.of(100, 110, 55), 2).at(-1)).toBeCloseTo(-20, 12);
  });

  indicatorLaws({
    indicator: movingAverageReturn,
    plain: (closes, window) => mean(returns(closes).slice(-window)) * 100,
    closesNeeded: (window) => window + 1,
  });
});
