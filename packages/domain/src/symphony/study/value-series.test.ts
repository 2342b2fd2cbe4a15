import { describe, expect, it } from "vitest";
import { held, heldOn } from "../../testing/symphony-scenario.ts";

describe("a group's history", () => {
  // The group holds A while A is above 11 at the close, else B; A rises, B falls.
  const closes = { A: [10, 12, 24, 48], B: [10, 9, 8.1, 7.29] };
  const group = (name: string) => `(group "${name}" [(if (> (current-price "A") 11) [(asset "A")] [(asset "B")])])`;

  it("earns the return of what it held at the close before", () => {
    // 1, then B's −10 %, then A's +100 % twice: 3.6.
    const isAbove = (value: number) =>
      held(`(filter (current-price) (select-top 1) [${group("g")} (group "h" [(asset "C")])])`, {
        ...closes,
        C: [1, 1, 1, value],
      });
    expect(isAbove(3.59)).toEqual({ A: 1 });
    expect(isAbove(3.61)).toEqual({ C: 1 });
  });

  it("scores with the same sign as an asset", () => {
    const drawn = { A: [10, 5, 5, 5], B: [10, 9, 9, 9] };
    const body = `(filter (max-drawdown {:window 4}) (select-top 1) [(group "a" [(asset "A")]) (group "b" [(asset "B")])])`;
    expect(held(body, drawn)).toEqual({ A: 1 });
  });

  it("begins anew after a session on which the group was undecided", () => {
    const body = `(filter (cumulative-return {:window 2}) (select-top 1) [(group "a" [(asset "A")]) (asset "B")])`;
    const gapped = { A: [10, 20, NaN, 40, 80, 160], B: [10, 10, 10, 10, 10, 10] };
    expect(heldOn(body, gapped, 4)).toEqual({ B: 1 });
    expect(heldOn(body, gapped, 5)).toEqual({ A: 1 });
  });

  it("counts groups of equal content once, whatever they are called", () => {
    const body = `(filter (cumulative-return {:window 1}) (select-top 2) [${group("g")} ${group("h")} (asset "B")])`;
    expect(held(body, closes)).toEqual({ A: 0.5, B: 0.5 });
  });

  it("nests: a filter inside a group inside a filter", () => {
    const inner = `(group "best" [(filter (cumulative-return {:window 1}) (select-top 1) [(asset "A") (asset "B")])])`;
    expect(held(`(filter (cumulative-return {:window 1}) (select-top 1) [${inner} (asset "B")])`, closes)).toEqual({
      A: 1,
    });
  });
});
