import { describe, expect, it } from "vitest";
import { cumulativeReturn } from "./cumulative-return.ts";
import { rateOfChange } from "./rate-of-change.ts";

describe("rateOfChange", () => {
  it("is the cumulative return under its other name", () => {
    const closes = Float64Array.of(80, 90, 100, 45);
    expect(rateOfChange(closes, 2)).toEqual(cumulativeReturn(closes, 2));
  });
});
