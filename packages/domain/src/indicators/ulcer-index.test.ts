import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { ulcer } from "../testing/plain-statistics.ts";
import { ulcerIndex } from "./ulcer-index.ts";

const last = (window: number, ...closes: readonly number[]): number | undefined =>
  ulcerIndex(Float64Array.from(closes), window).at(-1);

describe("ulcerIndex", () => {
  it("is the root of the mean square of falls from the peak so far, in percent", () => {
    // Falls 0, 30 and 40 %: √(2500 / 3).
    expect(last(3, 100, 70, 60)).toBeCloseTo(Math.sqrt(2500 / 3), 12);
  });

  it("forgets a peak that has left the window", () => {
    // Falls 0, 0 and 50 %.
    expect(last(3, 900, 10, 20, 10)).toBeCloseTo(Math.sqrt(2500 / 3), 12);
  });

  it("is exactly zero while prices do not fall", () => {
    expect(last(3, 3, 1, 1, 1.1, 1.1, 1.2)).toBe(0);
  });

  it("is not known from a peak that is not above zero", () => {
    expect([last(2, 0, 5), last(3, 7, -1, 4, 2), last(3, 1, -1, 4)]).toEqual([NaN, NaN, expect.closeTo(115.47, 2)]);
  });

  indicatorLaws({
    indicator: ulcerIndex,
    plain: (closes, window) => ulcer(closes.slice(-window)),
    closesNeeded: (window) => window,
  });
});
