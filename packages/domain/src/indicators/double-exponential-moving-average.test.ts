import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { exponential, history, smoothed } from "../testing/plain-statistics.ts";
import { doubleExponentialMovingAverage } from "./double-exponential-moving-average.ts";

describe("doubleExponentialMovingAverage", () => {
  it("is twice the average less the average of the average", () => {
    // α is 0.5. Averages 2, 4, 6; averages of those 2, 3, 4.5.
    expect([...doubleExponentialMovingAverage(Float64Array.of(1, 2, 3, 6, 8), 3)]).toEqual([NaN, NaN, 2, 5, 7.5]);
  });

  it("knows nothing when there are fewer values than the window", () => {
    expect([...doubleExponentialMovingAverage(Float64Array.of(1, 2), 3)]).toEqual([NaN, NaN]);
  });

  indicatorLaws({
    indicator: doubleExponentialMovingAverage,
    plain: (closes, window) => {
      const once = history(closes, (past) => exponential(past, window)).slice(window - 1);
      return 2 * (once.at(-1) ?? NaN) - smoothed(once, 1, 2 / (window + 1));
    },
    closesNeeded: (window) => window,
  });
});
