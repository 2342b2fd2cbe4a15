import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { smoothed } from "../testing/plain-statistics.ts";
import { wildersAverage } from "./wilders-average.ts";

describe("wildersAverage", () => {
  it("starts from the mean of the first window and gives each further value one share of the window", () => {
    // Mean 2, then (2 × 2 + 5) / 3, then (2 × 3 + 9) / 3.
    expect([...wildersAverage(Float64Array.of(1, 2, 3, 5, 9), 3)]).toEqual([
      NaN,
      NaN,
      2,
      expect.closeTo(3, 12),
      expect.closeTo(5, 12),
    ]);
  });

  it("counts from the first value it is told of", () => {
    expect([...wildersAverage(Float64Array.of(NaN, 1, 3), 2, 1)]).toEqual([NaN, NaN, 2]);
  });

  indicatorLaws({
    indicator: wildersAverage,
    plain: (closes, window) => smoothed(closes, window, 1 / window),
    closesNeeded: (window) => window,
  });
});
