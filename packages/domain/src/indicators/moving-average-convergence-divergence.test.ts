import { describe, expect, it } from "vitest";
import { barIndicatorLaws } from "../testing/indicator-laws.ts";
import { exponential, history } from "../testing/plain-statistics.ts";
import { movingAverageConvergenceDivergence } from "./moving-average-convergence-divergence.ts";

const difference = (closes: readonly number[], window: number): number =>
  exponential(closes, window) - exponential(closes, window + 2);

describe("movingAverageConvergenceDivergence", () => {
  it("is the short average less the long one, the average of that, and what is between the two", () => {
    const { line, signal, histogram } = movingAverageConvergenceDivergence(Float64Array.of(1, 2, 6, 10), {
      short: 1,
      long: 3,
      signal: 2,
    });
    // The closes 6 and 10 less their averages, 3 and then (3 + 10) / 2.
    expect([...line]).toEqual([NaN, NaN, 3, 3.5]);
    expect([...signal]).toEqual([NaN, NaN, NaN, 3.25]);
    expect([...histogram]).toEqual([NaN, NaN, NaN, 0.25]);
  });

  it("knows the line before there is a signal", () => {
    const { line, signal } = movingAverageConvergenceDivergence(new Float64Array(33).fill(5), {
      short: 12,
      long: 26,
      signal: 9,
    });
    expect(line.at(-1)).toBe(0);
    expect(signal.at(-1)).toBeNaN();
  });

  barIndicatorLaws({
    indicator: ({ close }, window) => ({
      ...movingAverageConvergenceDivergence(close, { short: window, long: window + 2, signal: 4 }),
    }),
    plain: ({ close }, window) => {
      const lines = history(close, (past) => difference(past, window)).slice(window + 1);
      const [line, signal] = [lines.at(-1) ?? NaN, exponential(lines, 4)];
      return { line, signal, histogram: line - signal };
    },
    barsNeeded: (window) => ({ line: window + 2, signal: window + 5, histogram: window + 5 }),
  });
});
