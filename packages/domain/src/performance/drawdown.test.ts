import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { worstFall } from "../testing/plain-statistics.ts";
import { deepestDrawdown } from "./drawdown.ts";

describe("deepestDrawdown", () => {
  it("is the largest fall from a peak, as a share of it", () => {
    expect(deepestDrawdown(Float64Array.of(80, 100, 75, 120, 96, 130))).toBe(0.25);
  });

  it("is zero for equity that never falls, and for none", () => {
    expect([deepestDrawdown(Float64Array.of(1, 1, 2)), deepestDrawdown(Float64Array.of())]).toEqual([0, 0]);
  });

  it("is its plain definition", () => {
    const equity = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(equity, (values) => {
        expect(deepestDrawdown(Float64Array.from(values))).toBeCloseTo(worstFall(values) / 100, 12);
      }),
    );
  });
});
