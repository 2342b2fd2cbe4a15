import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { strength } from "../testing/plain-statistics.ts";
import { relativeStrengthIndex } from "./relative-strength-index.ts";

describe("relativeStrengthIndex", () => {
  it("weighs average gain against average loss, seeded with simple means", () => {
    // Changes +2 −1 +1: averages 1 and 0.5 after two changes; then (1 + 1) / 2 and (0.5 + 0) / 2.
    const [, , seeded, smoothed] = relativeStrengthIndex(Float64Array.of(10, 12, 11, 12), 2);
    expect(seeded).toBeCloseTo(100 * (1 / 1.5), 12);
    expect(smoothed).toBeCloseTo(100 * (1 / 1.25), 12);
  });

  it("is exactly 100 as long as there was no loss", () => {
    expect([...relativeStrengthIndex(Float64Array.of(1, 1.1, 1.21, 1.21, 1.33), 2)].slice(2)).toEqual([100, 100, 100]);
  });

  it("is 0 as long as there was no gain", () => {
    expect([...relativeStrengthIndex(Float64Array.of(9, 8.1, 7.3, 7.3), 2)].slice(2)).toEqual([0, 0]);
  });

  it("is 50 when nothing moved", () => {
    expect([...relativeStrengthIndex(Float64Array.of(7, 7, 7, 7), 2)].slice(2)).toEqual([50, 50]);
  });

  it("stays what it is while nothing moves, however long", () => {
    const closes = new Float64Array(100_000).fill(8);
    closes.set([10, 12, 9]);
    const strengths = relativeStrengthIndex(closes, 3);
    expect(strengths.at(-1)).toBeCloseTo(strengths[3] ?? NaN, 9);
  });

  indicatorLaws({ indicator: relativeStrengthIndex, plain: strength, closesNeeded: (window) => window + 1 });
});
