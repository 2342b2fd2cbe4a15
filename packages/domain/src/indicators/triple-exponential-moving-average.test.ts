import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { exponential, history, smoothed } from "../testing/plain-statistics.ts";
import { tripleExponentialMovingAverage } from "./triple-exponential-moving-average.ts";

describe("tripleExponentialMovingAverage", () => {
  it("is three times the average, less three times the average of that, and the average of the latter", () => {
    // α is 0.5. Averages 2, 4, 6; averages of those 2, 3, 4.5; and of those 2, 2.5, 3.5.
    expect([...tripleExponentialMovingAverage(Float64Array.of(1, 2, 3, 6, 8), 3)]).toEqual([NaN, NaN, 2, 5.5, 8]);
  });

  it("knows nothing when there are fewer values than the window", () => {
    expect([...tripleExponentialMovingAverage(Float64Array.of(1, 2), 3)]).toEqual([NaN, NaN]);
  });

  indicatorLaws({
    indicator: tripleExponentialMovingAverage,
    plain: (closes, window) => {
      const alpha = 2 / (window + 1);
      const once = history(closes, (past) => exponential(past, window)).slice(window - 1);
      const twice = history(once, (past) => smoothed(past, 1, alpha));
      return 3 * (once.at(-1) ?? NaN) - 3 * (twice.at(-1) ?? NaN) + smoothed(twice, 1, alpha);
    },
    closesNeeded: (window) => window,
  });
});
