import { instantOf, money, NO_MONEY, quantity, ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { reorganizationOf, type ReorganizationLeg } from "./reorganizations.ts";

const at = instantOf("2022-06-09T04:00:00Z");

const leg = (type: string, symbol: string, shares: string, cash = NO_MONEY): ReorganizationLeg => ({
  id: `${type} ${symbol} ${shares}`,
  type,
  group: "g-1",
  at,
  ticker: ticker(symbol),
  shares: quantity(shares),
  cash,
});

describe("reorganizationOf", () => {
  it("takes shares that go and as many that come for a new name, in whatever order they are told", () => {
    const [old, young] = [leg("NC", "FB", "-5"), leg("NC", "META", "5")];
    const renamed = {
      kind: "reorganization",
      at,
      ticker: "FB",
      shares: quantity("5"),
      into: { ticker: "META", shares: quantity("5") },
    };

    expect(reorganizationOf([old, young])).toEqual({ ...renamed, id: "g-1", cash: NO_MONEY });
    expect(reorganizationOf([young, old])).toEqual({ ...renamed, id: "g-1", cash: NO_MONEY });
  });

  it("takes shares that go for cash for a merger", () => {
    expect(reorganizationOf([leg("MA", "TWTR", "-10", money("542"))])).toMatchObject({
      ticker: "TWTR",
      into: undefined,
      cash: money("542"),
    });
  });

  it.each([
    [[leg("SPLIT", "SPY", "27")], "27"],
    [[leg("SPLIT", "SPY", "-9")], "-9"],
    [[leg("SPLIT", "SPY", "-10"), leg("SPLIT", "SPY", "1")], "-9"],
  ] as const)("takes entries of one symbol for a split, by what they add up to", (legs, shares) => {
    expect(reorganizationOf(legs)).toMatchObject({ kind: "split", ticker: "SPY", shares: quantity(shares) });
  });

  it("takes a split under another name for a reorganization", () => {
    expect(reorganizationOf([leg("SPLIT", "OLD", "-10"), leg("SPLIT", "NEW", "1")])).toMatchObject({
      kind: "reorganization",
      into: { ticker: "NEW", shares: quantity("1") },
    });
  });

  it.each([
    ["shares that go for nothing", [leg("NC", "FB", "-5")]],
    ["shares that only come", [leg("NC", "META", "5")]],
    ["two losses", [leg("NC", "FB", "-5"), leg("NC", "TWTR", "-5"), leg("NC", "META", "5")]],
    ["two gains", [leg("MA", "A", "-5"), leg("MA", "B", "5"), leg("MA", "C", "1")]],
  ] as const)("does not guess at %s", (_, legs) => {
    expect(reorganizationOf(legs)).toMatchObject({ kind: "unknown", what: expect.stringContaining("which shares") });
  });
});
