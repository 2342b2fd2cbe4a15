import { describe, expect, it } from "vitest";
import { ticker } from "../market/ticker.ts";
import type { Remedy } from "../strategy/remedy.ts";
import type { TargetWeights } from "../strategy/strategy.ts";
import { sleeve, undecided } from "../testing/scenario.ts";
import { wantedTogether, type WantedTogether } from "./wanted-together.ts";

const weights = (shares: Readonly<Record<string, number>>): TargetWeights =>
  new Map(Object.entries(shares).map(([name, share]) => [ticker(name), share]));

/** Three quarters want 40 % SPY and 60 % TLT, one quarter has this remedy. */
const together = (remedy: Remedy, wanted?: TargetWeights): WantedTogether | undefined => {
  const sleeves = [sleeve("sure", "0.75", undecided("?")), sleeve("unsure", "0.25", undecided("?"), remedy)];
  return wantedTogether(
    sleeves,
    new Map([
      ["sure", weights({ SPY: 0.4, TLT: 0.6 })],
      ["unsure", wanted],
    ]),
  );
};

describe("what sleeves want together", () => {
  it("is what each wants by its share, the largest first", () => {
    const sum = together({ kind: "refuse" }, weights({ SPY: 1 }));

    expect([...(sum?.weights ?? [])]).toEqual([
      ["SPY", expect.closeTo(0.55, 12)],
      ["TLT", expect.closeTo(0.45, 12)],
    ]);
  });

  it("is nothing when one that does not know refuses", () => {
    expect(together({ kind: "refuse" })).toBeUndefined();
  });

  it("gives the share of one that does not know to its shelter, or leaves it where it is", () => {
    expect(together({ kind: "shelter", ticker: ticker("BIL") })?.weights.get(ticker("BIL"))).toBe(0.25);
    expect(together({ kind: "stay" })).toEqual({
      weights: weights({ TLT: expect.closeTo(0.45, 12) as number, SPY: expect.closeTo(0.3, 12) as number }),
      staying: ["unsure"],
    });
  });
});
