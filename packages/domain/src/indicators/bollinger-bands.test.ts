import { describe, expect, it } from "vitest";
import { barIndicatorLaws } from "../testing/indicator-laws.ts";
import { bands } from "../testing/plain-statistics.ts";
import { bollingerBands } from "./bollinger-bands.ts";

const last = (...closes: readonly number[]): readonly (number | undefined)[] => {
  const found = bollingerBands(Float64Array.from(closes), { window: closes.length, deviations: 2 });
  return [found.lower.at(-1), found.middle.at(-1), found.upper.at(-1), found.position.at(-1), found.width.at(-1)];
};

describe("bollingerBands", () => {
  it("lie around the mean by deviations of a population", () => {
    // Mean 5, squares 16 + 16 over 2.
    expect(last(1, 9)).toEqual([-3, 5, 13, 0.75, 3.2]);
  });

  it("do not tell where the close is when they are one", () => {
    expect(last(7, 7, 7)).toEqual([7, 7, 7, NaN, 0]);
  });

  it("have no width around a mean of zero", () => {
    expect(last(-1, 1)).toEqual([-2, 0, 2, 0.75, NaN]);
  });

  it("tell where the close is among small differences of large values", () => {
    const closes = Float64Array.from({ length: 50 }, (_, row) => 1e9 + (row % 2));
    expect(bollingerBands(closes, { window: 20, deviations: 2 }).position.at(-1)).toBeCloseTo(0.75, 12);
  });

  barIndicatorLaws({
    indicator: ({ close }, window) => ({ ...bollingerBands(close, { window, deviations: 2 }) }),
    plain: ({ close }, window) => bands(close.slice(-window)),
    barsNeeded: (window) => ({ lower: window, middle: window, upper: window, position: window, width: window }),
    moves: "whole percents",
  });
});
