import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { rank } from "../testing/plain-statistics.ts";
import { percentRank } from "./percent-rank.ts";

describe("percentRank", () => {
  it("is the share of the values before that are smaller, in percent", () => {
    expect([...percentRank(Float64Array.of(4, 1, 3, 2, 9, 2), 4)]).toEqual([NaN, NaN, NaN, NaN, 100, 25]);
  });

  it("counts from the first value it is told of", () => {
    expect([...percentRank(Float64Array.of(NaN, 1, 2, 3), 2, 1)]).toEqual([NaN, NaN, NaN, 100]);
  });

  it("is not known while there is an unknown value among them", () => {
    expect([...percentRank(Float64Array.of(1, 2, NaN, 3, 0, 4, 5), 2)]).toEqual([NaN, NaN, NaN, NaN, NaN, 100, 100]);
  });

  it("knows nothing when there is no value beyond the window", () => {
    expect([...percentRank(Float64Array.of(1, 2), 2)]).toEqual([NaN, NaN]);
  });

  indicatorLaws({
    indicator: percentRank,
    plain: (closes, window) => rank(closes.slice(-1 - window)),
    closesNeeded: (window) => window + 1,
  });
});
