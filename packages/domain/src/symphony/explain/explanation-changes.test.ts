import { describe, expect, it } from "vitest";
import { explanationChanges } from "../../strategy/explanation-changes.ts";
import { studyOf } from "../../testing/symphony-scenario.ts";

describe("explanationChanges", () => {
  const body = `(if (> (current-price "A") 10) [(filter (current-price) (select-top 1) [(asset "A") (asset "B")])] [(asset "C")])`;
  const study = studyOf(body, { A: [11, 12, 13, 9], B: [5, 6, 14, 5], C: [1, 1, 1, 1] });
  const between = (one: number, other: number) => explanationChanges(study.explainAt(one), study.explainAt(other));

  it("is silent while the same branches are taken, though the numbers move", () => {
    expect(between(0, 1)).toEqual([]);
  });

  it("tells a ranking that selects another candidate", () => {
    expect(between(1, 2)).toEqual([
      "A 100 % → B 100 %",
      "the 1 with the highest price of A 12, B 6 → the 1 with the highest price of B 14, A 13",
    ]);
  });

  it("tells a comparison that turned, and what is no longer looked at", () => {
    expect(between(2, 3)).toEqual([
      "B 100 % → C 100 %",
      "A 13 is above 10 → A 9 is below 10",
      "no longer looked at: the 1 with the highest price of B 14, A 13",
    ]);
  });
});
