import { describe, expect, it } from "vitest";
import { movingAverage } from "./moving-average.ts";
import { firstKnown, overOwnBars } from "./own-bars.ts";

const average = (...closes: readonly number[]): readonly number[] => [
  ...overOwnBars(Float64Array.from(closes), (bars) => movingAverage(bars, 2)),
];

describe("overOwnBars", () => {
  it("counts a symbol's own bars and stays unknown where it has none", () => {
    expect(average(1, NaN, 3, 5, NaN)).toEqual([NaN, NaN, 2, 4, NaN]);
  });

  it("starts at the first bar", () => {
    expect(average(NaN, NaN, 1, 3)).toEqual([NaN, NaN, NaN, 2]);
  });

  it("hands a complete column on as it is", () => {
    const closes = Float64Array.of(1, 2);
    expect(overOwnBars(closes, (bars) => bars)).toBe(closes);
  });

  it("knows nothing of a symbol without bars", () => {
    expect(average(NaN, NaN)).toEqual([NaN, NaN]);
  });
});

describe("firstKnown", () => {
  it("finds the first bar, or the end of a column that has none", () => {
    expect([firstKnown(Float64Array.of(NaN, 2)), firstKnown(Float64Array.of(NaN, NaN))]).toEqual([1, 2]);
  });
});
