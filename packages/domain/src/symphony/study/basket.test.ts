import { describe, expect, it } from "vitest";
import { held } from "../../testing/symphony-scenario.ts";

const CLOSES = { A: [1, 2, 3, 4, 5], B: [5, 4, 3, 2, 1] };

describe("what a program holds", () => {
  it("is without a share that is too small for a number", () => {
    const tiny = '(if (> (rsi "A" {:window 3}) 0) [(asset "A")] [(asset "B")])';

    expect(held(`(weight-specified 1e-300 ${tiny} 1e300 (asset "A"))`, CLOSES)).toEqual({ A: 1 });
    expect(held(`(weight-specified 1e-300 (asset "B") 1e300 (asset "A"))`, CLOSES)).toEqual({ A: 1 });
  });

  it("adds up what comes to a symbol in several ways", () => {
    const groups = '(weight-equal [(asset "A") (asset "B")]) (if (> (rsi "A" {:window 3}) 0) [(asset "A")] [])';

    expect(held(`(weight-equal [${groups}])`, CLOSES)).toEqual({ A: 0.75, B: 0.25 });
  });
});
