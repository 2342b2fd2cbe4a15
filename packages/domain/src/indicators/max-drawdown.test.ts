import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { worstFall } from "../testing/plain-statistics.ts";
import { maxDrawdown } from "./max-drawdown.ts";

describe("maxDrawdown", () => {
  it("is the largest fall from a running peak, in percent and positive", () => {
    expect(maxDrawdown(Float64Array.of(80, 100, 70, 90, 72), 5).at(-1)).toBeCloseTo(30, 12);
  });

  it("forgets a peak that has left the window", () => {
    expect(maxDrawdown(Float64Array.of(100, 50, 60, 54), 3).at(-1)).toBeCloseTo(10, 12);
  });

  it("is zero while prices only rise", () => {
    expect([...maxDrawdown(Float64Array.of(1, 2, 3, 4), 2)]).toEqual([NaN, 0, 0, 0]);
  });

  it("is not known from a peak that is not above zero", () => {
    expect([...maxDrawdown(Float64Array.of(0, 0, 5, -1, 4), 2)]).toEqual([NaN, NaN, NaN, 120, NaN]);
  });

  indicatorLaws({
    indicator: maxDrawdown,
    plain: (closes, window) => worstFall(closes.slice(-window)),
    closesNeeded: (window) => window,
  });
});
