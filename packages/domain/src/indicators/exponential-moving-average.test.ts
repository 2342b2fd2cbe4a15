import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { exponential } from "../testing/plain-statistics.ts";
import { exponentialMovingAverage } from "./exponential-moving-average.ts";

describe("exponentialMovingAverage", () => {
  it("starts from the mean of the first window and moves by α towards each value", () => {
    // α is 0.5: 2, then (2 + 6) / 2, then (4 + 8) / 2.
    expect([...exponentialMovingAverage(Float64Array.of(1, 2, 3, 6, 8), 3)]).toEqual([NaN, NaN, 2, 4, 6]);
  });

  it("counts from the first value it is told of", () => {
    expect([...exponentialMovingAverage(Float64Array.of(NaN, 1, 3, 5), 2, 1)].slice(0, 3)).toEqual([NaN, NaN, 2]);
  });

  it("knows nothing when there are fewer values than the window", () => {
    expect([...exponentialMovingAverage(Float64Array.of(1, 2), 3)]).toEqual([NaN, NaN]);
  });

  indicatorLaws({ indicator: exponentialMovingAverage, plain: exponential, closesNeeded: (window) => window });
});
