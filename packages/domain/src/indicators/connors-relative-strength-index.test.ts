import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { rank, returns, strength } from "../testing/plain-statistics.ts";
import { connorsRelativeStrengthIndex } from "./connors-relative-strength-index.ts";

const connors = (closes: Float64Array, rank: number): Float64Array =>
  connorsRelativeStrengthIndex(closes, { strength: 3, streak: 2, rank });

describe("connorsRelativeStrengthIndex", () => {
  it("is 100 when closes rise ever faster", () => {
    expect([...connors(Float64Array.of(1, 2, 5, 15, 60, 300, 2000), 4)].slice(5)).toEqual([100, 100]);
  });

  it("is 33⅓ where nothing moves: both strengths are 50, and no return before is smaller", () => {
    expect(connors(new Float64Array(20).fill(7), 4).at(-1)).toBeCloseTo(100 / 3, 12);
  });

  indicatorLaws({
    indicator: connors,
    plain: (closes, window) =>
      (strength(closes, 3) + strength(streaks(closes), 2) + rank(returns(closes).slice(-1 - window))) / 3,
    closesNeeded: (window) => Math.max(window + 2, 4),
  });
});

/** The run of equal directions that each close ends. */
const streaks = (closes: readonly number[]): readonly number[] =>
  closes.map((_, row) => {
    const signs = closes.slice(0, row + 1).map((close, index) => Math.sign(close - (closes[index - 1] ?? close)));
    const sign = signs.at(-1) ?? NaN;
    const others = signs.toReversed().findIndex((other) => other !== sign);
    return sign * (others === -1 ? signs.length : others);
  });
