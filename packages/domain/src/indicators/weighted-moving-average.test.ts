import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { weightedMean } from "../testing/plain-statistics.ts";
import { weightedMovingAverage } from "./weighted-moving-average.ts";

describe("weightedMovingAverage", () => {
  it("weighs the newest value most and the oldest once", () => {
    // (1 × 6 + 2 × 3 + 3 × 12) / 6
    expect(weightedMovingAverage(Float64Array.of(0, 6, 3, 12), 3).at(-1)).toBe(8);
  });

  it("forgets a huge value once it has left the window", () => {
    expect(weightedMovingAverage(Float64Array.of(5e11, 6, 3, 12), 3).at(-1)).toBe(8);
  });

  it("knows nothing when there are fewer values than the window", () => {
    expect([...weightedMovingAverage(Float64Array.of(1, 2), 3)]).toEqual([NaN, NaN]);
  });

  indicatorLaws({
    indicator: weightedMovingAverage,
    plain: (closes, window) => weightedMean(closes.slice(-window)),
    closesNeeded: (window) => window,
  });
});
