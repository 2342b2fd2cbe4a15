import { session, ticker, type Remedy, type Strategy } from "@alchemiser/domain";
import { mandateFor, sleeve, undecided, walkingBars, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { pastOf } from "../live/past.ts";
import { wantedTogether } from "./wanted-together.ts";

const [DAY, NEXT_DAY] = [session("2025-07-01"), session("2025-07-02")];
const PAST = pastOf(
  ["SPY", "TLT", "BIL"].map((name) => walkingBars({ ticker: name, after: "2025-06-30", moves: [1] })),
  DAY,
);

/** Three quarters want 40 % SPY and 60 % TLT; the other sleeve has this remedy. */
function together(whenUndecided: Remedy, strategy: Strategy = undecided("?")) {
  const sure = sleeve("sure", "0.75", wanting({ SPY: 0.4, TLT: 0.6 }));
  const wanted = wantedTogether(mandateFor([sure, sleeve("unsure", "0.25", strategy, whenUndecided)]), PAST, NEXT_DAY);
  return wanted && { ...wanted, weights: [...wanted.weights].map(([name, share]) => `${name} ${share.toString()}`) };
}

describe("what sleeves want together", () => {
  it("is what each wants by its share, the largest first", () => {
    expect(together({ kind: "refuse" }, wanting({ SPY: 1 }))).toEqual({
      weights: ["SPY 0.55", "TLT 0.45"],
      staying: [],
    });
  });

  it("is nothing when one that does not know refuses", () => {
    expect(together({ kind: "refuse" })).toBeUndefined();
  });

  it("gives the share of one that does not know to its shelter, or leaves it where it is", () => {
    expect(together({ kind: "shelter", ticker: ticker("BIL") })?.weights).toEqual(["TLT 0.45", "SPY 0.3", "BIL 0.25"]);
    expect(together({ kind: "stay" })).toEqual({ weights: ["TLT 0.45", "SPY 0.3"], staying: ["unsure"] });
  });

  it("is nothing when a shelter has no price, as the plan would say", () => {
    expect(together({ kind: "shelter", ticker: ticker("GLD") })).toBeUndefined();
  });

  it("takes the remedy of one that wants what has no price", () => {
    expect(together({ kind: "stay" }, wanting({ GLD: 1 }))).toEqual({
      weights: ["TLT 0.45", "SPY 0.3"],
      staying: ["unsure"],
    });
  });
});
