import { describe, expect, it } from "vitest";
import { held } from "../../testing/symphony-scenario.ts";

const flat = [10, 10, 10];

describe("weight-inverse-volatility", () => {
  it("gives a calm member more, in proportion", () => {
    // Returns +1 % −1 % +1 % against +2 % −2 % +2 %: twice the deviation.
    const steady = [100, 101, 99.99, 100.9899];
    const lively = [100, 102, 99.96, 101.9592];
    expect(held(`(weight-inverse-volatility 3 [(asset "A") (asset "B")])`, { A: steady, B: lively })).toEqual({
      A: expect.closeTo(2 / 3, 9),
      B: expect.closeTo(1 / 3, 9),
    });
  });

  it("takes the rounding of even growth for no movement", () => {
    const even = [100, 101, 102.01, 103.0301, 104.060401];
    expect(held(`(weight-inverse-volatility 4 [(asset "A") (asset "B")])`, { A: even, B: [1, 2, 1, 2, 1] })).toContain(
      "need volatilities that are known and not zero",
    );
  });

  it("is undecided about a member that does not move, or that is too young", () => {
    const body = `(weight-inverse-volatility 2 [(asset "A") (asset "B")])`;
    expect(held(body, { A: [1, 2, 1], B: flat })).toContain("need volatilities that are known and not zero");
    expect(held(body, { A: [1, 2, 1], B: [NaN, 2, 1] })).toContain("B unknown");
  });
});
