import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { changes } from "../testing/plain-statistics.ts";
import { simpleRelativeStrengthIndex } from "./simple-relative-strength-index.ts";

describe("simpleRelativeStrengthIndex", () => {
  it("is the share of gains in the movement of the window alone", () => {
    // Of the changes +3 −1 +1 the last two are seen: one up, one down.
    expect([...simpleRelativeStrengthIndex(Float64Array.of(10, 13, 12, 13), 2)]).toEqual([NaN, NaN, 75, 50]);
  });

  it("is exactly 100 again once the last loss has left the window", () => {
    expect(simpleRelativeStrengthIndex(Float64Array.of(1, 0.9, 0.97, 1.04, 1.13), 2).at(-1)).toBe(100);
  });

  it("is 50 when nothing moved inside the window", () => {
    expect(simpleRelativeStrengthIndex(Float64Array.of(1, 9, 9, 9), 2).at(-1)).toBe(50);
  });

  indicatorLaws({
    indicator: simpleRelativeStrengthIndex,
    plain: (closes, window) => {
      const moves = changes(closes).slice(-window);
      const gain = moves.reduce((sum, move) => sum + Math.max(move, 0), 0);
      const movement = moves.reduce((sum, move) => sum + Math.abs(move), 0);
      return movement === 0 ? 50 : (100 * gain) / movement;
    },
    closesNeeded: (window) => window + 1,
  });
});
