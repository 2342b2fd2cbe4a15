import { alpacaCosts, money, noCosts, weight, WHOLE } from "@alchemiser/domain";
import { wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { loneMandate } from "./lone-mandate.ts";

const strategy = { ...wanting({ SPY: 1 }), name: "hold" };

describe("loneMandate", () => {
  it("lets a strategy have all of the account and hold as much as it wants of a symbol", () => {
    const { name, capital, sleeves, limits, costs } = loneMandate(strategy);

    expect({ name, capital, costs }).toEqual({ name: "hold", capital: { of: "account" }, costs: alpacaCosts });
    expect(sleeves).toEqual([{ name: "hold", weight: WHOLE, strategy, whenUndecided: { kind: "refuse" } }]);
    expect(limits.maxWeight).toEqual(WHOLE);
  });

  it("is otherwise where that is said, and stays what it is elsewhere", () => {
    const changed = loneMandate(strategy, { costs: noCosts, rebalance: { smallestTrade: money("0.01") } });

    expect(changed.costs).toBe(noCosts);
    expect(changed.rebalance).toEqual({
      cashReserve: weight("0"),
      driftBand: weight("0"),
      smallestTrade: money("0.01"),
    });
  });
});
