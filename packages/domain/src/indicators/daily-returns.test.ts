import { describe, expect, it } from "vitest";
import { dailyReturns } from "./daily-returns.ts";

describe("dailyReturns", () => {
  it("compares each close with the one before, as a fraction", () => {
    expect([...dailyReturns(Float64Array.of(100, 110, 55))]).toEqual([NaN, expect.closeTo(0.1, 12), -0.5]);
  });

  it("knows no return on a close of zero", () => {
    expect([...dailyReturns(Float64Array.of(0, 0, 5, 10))]).toEqual([NaN, NaN, NaN, 1]);
  });

  it("has nothing to say about a single close", () => {
    expect([...dailyReturns(Float64Array.of(100))]).toEqual([NaN]);
  });
});
