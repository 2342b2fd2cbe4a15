import { describe, expect, it } from "vitest";
import { barIndicatorLaws } from "../testing/indicator-laws.ts";
import { trueRange } from "./true-range.ts";

/** Bars that close at their low. */
const ranges = (...bars: readonly (readonly [high: number, low: number])[]): readonly number[] => {
  const low = Float64Array.from(bars, ([, bottom]) => bottom);
  return [...trueRange({ high: Float64Array.from(bars, ([top]) => top), low, close: low })];
};

describe("trueRange", () => {
  it("is the range of the bar when the close before lies in it", () => {
    expect(ranges([10, 8], [11, 7])).toEqual([NaN, 4]);
  });

  it("includes the gap up from the close before", () => {
    expect(ranges([10, 8], [15, 14])).toEqual([NaN, 7]);
  });

  it("includes the gap down from the close before", () => {
    expect(ranges([10, 8], [4, 3])).toEqual([NaN, 5]);
  });

  barIndicatorLaws({
    indicator: (bars) => ({ range: trueRange(bars) }),
    plain: ({ high, low, close }) => {
      const before = close.at(-2) ?? NaN;
      return { range: Math.max(high.at(-1) ?? NaN, before) - Math.min(low.at(-1) ?? NaN, before) };
    },
    barsNeeded: () => ({ range: 2 }),
  });
});
