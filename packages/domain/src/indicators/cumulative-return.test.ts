import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { cumulativeReturn } from "./cumulative-return.ts";

describe("cumulativeReturn", () => {
  it("is the change over the window in percent", () => {
    expect([...cumulativeReturn(Float64Array.of(80, 90, 100, 45), 2)]).toEqual([NaN, NaN, 25, -50]);
  });

  it("is not known from a close of zero", () => {
    expect([...cumulativeReturn(Float64Array.of(0, 0, 5), 1)]).toEqual([NaN, NaN, NaN]);
  });

  indicatorLaws({
    indicator: cumulativeReturn,
    plain: (closes, window) => ((closes.at(-1) ?? NaN) / (closes.at(-1 - window) ?? NaN) - 1) * 100,
    closesNeeded: (window) => window + 1,
  });
});
