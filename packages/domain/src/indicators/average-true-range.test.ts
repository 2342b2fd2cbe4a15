import { describe, expect, it } from "vitest";
import { barIndicatorLaws } from "../testing/indicator-laws.ts";
import { smoothed } from "../testing/plain-statistics.ts";
import { averageTrueRange } from "./average-true-range.ts";

describe("averageTrueRange", () => {
  it("starts from the mean of the first ranges and takes each further one in by Wilder's share", () => {
    const close = Float64Array.of(10, 10, 10, 10);
    const bars = { high: Float64Array.of(99, 11, 12, 14), low: Float64Array.of(1, 9, 8, 6), close };
    // Ranges 2 and 4, then 8: 3, then (3 + 8) / 2.
    expect([...averageTrueRange(bars, 2)]).toEqual([NaN, NaN, 3, 5.5]);
  });

  barIndicatorLaws({
    indicator: (bars, window) => ({ average: averageTrueRange(bars, window) }),
    plain: ({ high, low, close }, window) => {
      const ranges = close.slice(1).map((_, index) => {
        const before = close[index] ?? NaN;
        return Math.max(high[index + 1] ?? NaN, before) - Math.min(low[index + 1] ?? NaN, before);
      });
      return { average: smoothed(ranges, window, 1 / window) };
    },
    barsNeeded: (window) => ({ average: window + 1 }),
  });
});
