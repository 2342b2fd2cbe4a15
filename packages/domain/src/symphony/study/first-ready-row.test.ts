import { describe, expect, it } from "vitest";
import { invariant } from "../../kernel/invariant.ts";
import { closesHistory, program, type Closes } from "../../testing/symphony-scenario.ts";
import { symphony } from "../symphony.ts";

function ready(body: string, closes: Closes): number | undefined {
  const reading = symphony(program(body), "test.clj");
  invariant(reading.outcome === "read", "the body is a program");
  return reading.strategy.study(closesHistory(closes)).firstReadyRow;
}

describe("firstReadyRow", () => {
  const old = [1, 2, 1, 2, 1, 2];
  const young = [NaN, NaN, 1, 2, 1, 2];

  it("waits for a bar of every asset, held or not", () => {
    expect(ready(`(if (> 2 1) [(asset "A")] [(asset "B")])`, { A: old, B: young })).toBe(2);
    expect(ready(`(weight-specified 1 (asset "A") 0 (asset "B"))`, { A: old, B: young })).toBe(2);
  });

  it("waits for every indicator, in branches not taken too", () => {
    const body = `(if (> 2 1) [(asset "A")] [(if (> (rsi "A" {:window 3}) 50) [(asset "A")])])`;
    expect(ready(body, { A: old })).toBe(3);
  });

  it("lets a symbol that is only measured have begun earlier", () => {
    expect(
      ready(`(if (> (moving-average-price "A" {:window 3}) 1) [(asset "B")] [(asset "B")])`, { A: old, B: young }),
    ).toBe(2);
  });

  it("waits for the score of every candidate and every volatility, of groups too", () => {
    expect(
      ready(`(filter (cumulative-return {:window 2}) (select-top 1) [(asset "A") (group "g" [(asset "B")])])`, {
        A: old,
        B: young,
      }),
    ).toBe(4);
    expect(ready(`(weight-inverse-volatility 2 [(asset "A") (asset "B")])`, { A: old, B: young })).toBe(4);
  });

  it("finds nothing where something is never known", () => {
    expect(ready(`(if (> (rsi "A" {:window 9}) 50) [(asset "A")])`, { A: old })).toBeUndefined();
  });
});
