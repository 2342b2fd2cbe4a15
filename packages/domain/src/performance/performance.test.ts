import { describe, expect, it } from "vitest";
import { deepestDrawdown } from "./drawdown.ts";
import { measurePerformance } from "./performance.ts";
import { annualReturn, sharpeRatio, simpleReturns } from "./returns.ts";

const curve = (...values: readonly number[]): Float64Array => Float64Array.from(values);

describe("measurePerformance", () => {
  it("measures a curve against the capital that it begins with", () => {
    const performance = measurePerformance(curve(100, 110, 99, 121));

    expect(performance.totalReturn).toBeCloseTo(0.21, 12);
    expect(performance.annualReturn).toBeCloseTo(1.21 ** 84 - 1, 6);
    expect(performance.maxDrawdown).toBeCloseTo(0.1, 12);
  });

  it("says that it does not know what nothing returned", () => {
    expect(measurePerformance(curve()).totalReturn).toBeNaN();
    expect(measurePerformance(curve(100)).annualReturn).toBeNaN();
  });
});

describe("simpleReturns", () => {
  it("gives one fewer than there are values", () => {
    expect([...simpleReturns(curve(100, 110, 99))].map((value) => value.toFixed(3))).toEqual(["0.100", "-0.100"]);
    expect(simpleReturns(curve()).length).toBe(0);
  });
});

describe("annualReturn", () => {
  it("is the total return of a year of 252 sessions", () => {
    expect(annualReturn(0.1, 252)).toBeCloseTo(0.1, 12);
    expect(annualReturn(0.21, 504)).toBeCloseTo(0.1, 12);
  });
});

describe("sharpeRatio", () => {
  // Test vector "mixed_returns" of empyrical-reloaded: 1.7238613961706866 with a riskless rate of 0.
  it("agrees with a published value", () => {
    const mixed = curve(0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1);

    expect(sharpeRatio(mixed)).toBeCloseTo(1.7238613961706866, 8);
  });

  it("is infinite without volatility, and unknown without returns", () => {
    expect(sharpeRatio(curve(0.01, 0.01, 0.01))).toBe(Number.POSITIVE_INFINITY);
    expect(sharpeRatio(curve(0, 0))).toBeNaN();
    expect(sharpeRatio(curve(0.01))).toBeNaN();
  });
});

describe("deepestDrawdown", () => {
  it("is the largest fall from a peak before it", () => {
    expect(deepestDrawdown(curve(100, 80, 120, 90, 110))).toBe(0.25);
  });

  it("is nothing for a curve that never falls", () => {
    expect(deepestDrawdown(curve(1, 1, 2))).toBe(0);
    expect(deepestDrawdown(curve())).toBe(0);
  });
});
