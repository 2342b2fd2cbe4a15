import { describe, expect, it } from "vitest";
import type { ComparisonMade, Explanation, Ranking } from "./explanation.ts";
import { closeCalls } from "./fragility.ts";

const comparison = (left: number, right: number, uncertainty = 0): ComparisonMade => ({
  kind: "comparison",
  subject: "A > B",
  text: "",
  left,
  right,
  distance: left - right,
  holds: left > right,
  uncertainty,
  because: [],
});

const ranking = (scores: readonly number[], uncertainty = 0): Ranking => ({
  kind: "ranking",
  subject: "the best",
  text: "",
  candidates: scores.map((score, index) => ({
    name: "",
    score,
    rank: index + 1,
    isSelected: index === 0,
    uncertainty,
  })),
  because: [],
});

const within = (distance: number, reason: Explanation): number =>
  closeCalls({ kind: "statement", text: "", because: [reason] }, distance).length;

describe("closeCalls", () => {
  it("finds a comparison that was decided by less than the distance", () => {
    expect(within(0.01, comparison(100.5, 100))).toBe(1);
    expect(within(0.01, comparison(102, 100))).toBe(0);
  });

  it("finds a comparison that more history could turn, whatever the distance", () => {
    expect(within(0, comparison(70, 50, 25))).toBe(1);
    expect(within(0, comparison(70, 50, 10))).toBe(0);
  });

  it("finds a ranking whose last selected and first other candidate are close", () => {
    expect(within(0.01, ranking([10, 9.95, 3]))).toBe(1);
    expect(within(0.01, ranking([10, 9, 3]))).toBe(0);
  });

  it("finds a ranking that more history could turn, whatever the distance", () => {
    expect(within(0, ranking([70, 60, 3], 6))).toBe(1);
    expect(within(0, ranking([70, 60, 3], 4))).toBe(0);
  });
});
