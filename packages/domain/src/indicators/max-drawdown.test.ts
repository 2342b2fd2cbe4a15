import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
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

  indicatorLaws({ indicator: maxDrawdown, plain: worstFall, closesNeeded: (window) => window });
});

function worstFall(closes: readonly number[], window: number): number {
  let peak = 0;
  let worst = 0;
  for (const close of closes.slice(-window)) {
    peak = Math.max(peak, close);
    worst = Math.max(worst, (peak - close) / peak);
  }
  return worst * 100;
}
