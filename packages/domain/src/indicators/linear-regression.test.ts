import { describe, expect, it } from "vitest";
import { barIndicatorLaws } from "../testing/indicator-laws.ts";
import { regression } from "../testing/plain-statistics.ts";
import { linearRegression } from "./linear-regression.ts";

const last = (window: number, ...values: readonly number[]): readonly (number | undefined)[] => {
  const { slope, intercept, rSquared } = linearRegression(Float64Array.from(values), window);
  return [slope.at(-1), intercept.at(-1), rSquared.at(-1)];
};

describe("linearRegression", () => {
  it("finds the line that the values lie on, from the oldest one of the window", () => {
    expect(last(4, 99, 3, 5, 7, 9)).toEqual([2, 3, 1]);
  });

  it("goes between values that lie on no line", () => {
    // About the means: places −1 0 1, values −1 −1 2. Slope 3 / 2; 3² of 2 × 6 explained.
    expect(last(3, 0, 0, 3)).toEqual([1.5, -0.5, expect.closeTo(0.75, 12)]);
  });

  it("is flat where values stand still, and explains nothing there", () => {
    expect(last(3, 7, 7, 7, 7)).toEqual([0, 7, NaN]);
  });

  it("is not known for a single value", () => {
    expect(last(1, 1, 2)).toEqual([NaN, NaN, NaN]);
  });

  barIndicatorLaws({
    indicator: ({ close }, window) => ({ ...linearRegression(close, window) }),
    plain: ({ close }, window) => regression(close.slice(-window)),
    barsNeeded: (window) => ({ slope: window, intercept: window, rSquared: window }),
    moves: "whole percents",
  });
});
