import { deepestDrawdown } from "@alchemiser/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { worstDrawdown } from "./worst-drawdown.ts";

describe("worstDrawdown", () => {
  it("finds the peak, the bottom and the recovery of the deepest fall", () => {
    expect(worstDrawdown([100, 90, 120, 60, 80, 121, 110])).toEqual({ peak: 2, bottom: 3, recovery: 5 });
  });

  it("says that a fall is not made good yet", () => {
    expect(worstDrawdown([100, 80, 99])).toEqual({ peak: 0, bottom: 1, recovery: undefined });
  });

  it("finds nothing in a curve that never falls", () => {
    expect(worstDrawdown([100, 100, 101])).toBeUndefined();
  });

  it("is as deep as the drawdown that is reported", () => {
    const curves = fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 50 });

    fc.assert(
      fc.property(curves, (curve) => {
        const worst = worstDrawdown(curve);
        const depth = worst === undefined ? 0 : 1 - curve[worst.bottom]! / curve[worst.peak]!;

        expect(depth).toBeCloseTo(deepestDrawdown(Float64Array.from(curve)), 12);
      }),
    );
  });
});
