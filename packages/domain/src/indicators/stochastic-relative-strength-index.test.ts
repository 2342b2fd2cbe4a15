import { describe, expect, it } from "vitest";
import { barIndicatorLaws } from "../testing/indicator-laws.ts";
import { history, mean, place, strength } from "../testing/plain-statistics.ts";
import { stochasticRelativeStrengthIndex } from "./stochastic-relative-strength-index.ts";

const lineOf = (...closes: readonly number[]): Float64Array =>
  stochasticRelativeStrengthIndex(Float64Array.from(closes), { strength: 2, range: 2, line: 1, signal: 1 }).line;

describe("stochasticRelativeStrengthIndex", () => {
  it("is 100 when the strength is the highest of its range and 0 when it is the lowest", () => {
    expect([...lineOf(10, 12, 11, 12, 11)]).toEqual([NaN, NaN, NaN, 100, 0]);
  });

  it("is not known while the strength stands still, and known again after that", () => {
    expect([...lineOf(10, 11, 12, 13, 12)]).toEqual([NaN, NaN, NaN, NaN, 0]);
    expect(lineOf(10, 12, 11, 11, 11, 11).at(-1), "prices that stand still").toBeNaN();
  });

  it("is known from the sum of its windows on", () => {
    const closes = Float64Array.from({ length: 40 }, (_, row) => 100 + 10 * Math.sin(row));
    const { line, signal } = stochasticRelativeStrengthIndex(closes, { strength: 14, range: 14, line: 3, signal: 3 });
    expect(line.findIndex((value) => !Number.isNaN(value))).toBe(29);
    expect(signal.findIndex((value) => !Number.isNaN(value))).toBe(31);
  });

  barIndicatorLaws({
    indicator: ({ close }, window) => ({
      ...stochasticRelativeStrengthIndex(close, { strength: 3, range: window, line: 2, signal: 3 }),
    }),
    plain: ({ close }, window) => {
      const places = history(history(close, (past) => strength(past, 3)).slice(3), (past) =>
        place(past.slice(-window)),
      );
      const lines = history(places.slice(window - 1), (past) => mean(past.slice(-2))).slice(1);
      return { line: lines.at(-1) ?? NaN, signal: mean(lines.slice(-3)) };
    },
    barsNeeded: (window) => ({ line: window + 4, signal: window + 6 }),
    moves: "whole percents",
  });
});
