import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { mean } from "../testing/plain-statistics.ts";
import { movingAverage } from "./moving-average.ts";

describe("movingAverage", () => {
  it("is the mean of the last values", () => {
    expect([...movingAverage(Float64Array.of(1, 2, 6, 4, 5), 3)]).toEqual([NaN, NaN, 3, 4, 5]);
  });

  it("is the value itself for a window of one", () => {
    expect([...movingAverage(Float64Array.of(3, 1, 2), 1)]).toEqual([3, 1, 2]);
  });

  it("counts from the first value it is told of", () => {
    expect([...movingAverage(Float64Array.of(NaN, 2, 4, 9), 2, 1)]).toEqual([NaN, NaN, 3, 6.5]);
  });

  it("forgets a huge value once it has left the window", () => {
    const means = movingAverage(Float64Array.of(5e11, 1, 2, 3, 4, 5), 3);
    expect(means.at(-1)).toBe(4);
  });

  it("knows nothing when there are fewer values than the window", () => {
    expect([...movingAverage(Float64Array.of(1, 2), 3)]).toEqual([NaN, NaN]);
  });

  indicatorLaws({
    indicator: movingAverage,
    plain: (closes, window) => mean(closes.slice(-window)),
    closesNeeded: (window) => window,
  });
});
