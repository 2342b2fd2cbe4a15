import { describe, expect, it } from "vitest";
import { held } from "../../testing/symphony-scenario.ts";

const up = [10, 11, 12];
const down = [10, 9, 8];
const flat = [10, 10, 10];

describe("a symphony's conditions", () => {
  const closes = { A: up, B: down, C: flat };
  const chosen = (condition: string) => held(`(if ${condition} [(asset "A")] [(asset "B")])`, closes);
  const unknown = `(> (rsi "A" {:window 50}) 50)`;

  it("are strict where the sign is strict", () => {
    expect(chosen(`(> (current-price "C") 10)`)).toEqual({ B: 1 });
    expect(chosen(`(>= (current-price "C") 10)`)).toEqual({ A: 1 });
    expect(chosen(`(< (current-price "C") 10)`)).toEqual({ B: 1 });
    expect(chosen(`(<= (current-price "C") 10)`)).toEqual({ A: 1 });
    expect(chosen(`(= (current-price "C") 10)`)).toEqual({ A: 1 });
  });

  it("are combined with and, or, not", () => {
    expect(chosen(`(and (> 2 1) (not (> 1 2)))`)).toEqual({ A: 1 });
    expect(chosen(`(or (> 1 2) (> 1 3))`)).toEqual({ B: 1 });
  });

  it("decide in spite of an unknown part where that cannot matter", () => {
    expect(chosen(`(or ${unknown} (> 2 1))`)).toEqual({ A: 1 });
    expect(chosen(`(and ${unknown} (> 1 2))`)).toEqual({ B: 1 });
  });

  it("are undecided where the unknown part would turn them, and say what is missing", () => {
    const reason = `A's 50-day RSI is unknown on 2000-01-05: 3 of the 51 bars it needs`;
    for (const condition of [unknown, `(not ${unknown})`, `(or ${unknown} (> 1 2))`, `(and ${unknown} (> 2 1))`]) {
      expect(chosen(condition)).toContain(reason);
    }
  });

  it("leave a program undecided that has no branch for them, with the path", () => {
    expect(held(`(group "g" [(if (> 1 2) [(asset "A")])])`, closes)).toBe(
      '1 > 2 leads to no branch (in group "g" › if 1 > 2 else)',
    );
  });

  it("ask nothing of a branch that is not taken", () => {
    expect(held(`(if (> 2 1) [(asset "A")] [(if ${unknown} [(asset "NONE")] [(asset "B")])])`, closes)).toEqual({
      A: 1,
    });
  });
});
