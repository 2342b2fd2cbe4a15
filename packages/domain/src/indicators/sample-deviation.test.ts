import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { deviation } from "../testing/plain-statistics.ts";
import { sampleDeviation } from "./sample-deviation.ts";

describe("sampleDeviation", () => {
  it("divides by one less than the window", () => {
    // Distances from the mean 5: −3 −1 1 3, squares 20, a third of that.
    expect(sampleDeviation(Float64Array.of(2, 4, 6, 8), 4).at(-1)).toBeCloseTo(Math.sqrt(20 / 3), 12);
  });

  it("does not know the deviation of a single value", () => {
    expect([...sampleDeviation(Float64Array.of(1, 2, 3), 1)]).toEqual([NaN, NaN, NaN]);
  });

  it("is exactly zero where nothing differs, also after a huge value", () => {
    expect([...sampleDeviation(Float64Array.of(5e11, 0.1, 0.1, 0.1, 0.1), 2)].slice(2)).toEqual([0, 0, 0]);
  });

  it("keeps its precision for small differences of large values", () => {
    const closes = Float64Array.from({ length: 50 }, (_, row) => 1e9 + (row % 2));
    expect(sampleDeviation(closes, 20).at(-1)).toBeCloseTo(Math.sqrt(20 / 4 / 19), 12);
  });

  indicatorLaws({
    indicator: sampleDeviation,
    plain: (closes, window) => deviation(closes.slice(-window)),
    closesNeeded: (window) => window,
  });
});
