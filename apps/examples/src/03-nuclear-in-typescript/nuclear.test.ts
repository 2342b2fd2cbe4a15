import { historyOf, type Column, type Ticker } from "@alchemiser/domain";
import { strategyContract, wanderingHistory } from "@alchemiser/domain/testing/contracts";
import { restlessHistory } from "@alchemiser/strategies/testing";
import { describe, expect, it } from "vitest";
import { compare, nuclearSymphony } from "./compare.ts";
import { NUCLEAR } from "./strategy.ts";

const BRANCHES = [
  ...["SPY", "IOO", "TQQQ", "VTV", "XLF"].flatMap((leader) => [`${leader} exhausted`, `${leader} run far`]),
  "VOX run far",
  "TQQQ sold off",
  "SPY sold off",
  "nuclear shares",
  // Both bears ask the same of bonds, so no other pairs can meet.
  ...["SQQQ SQQQ", "PSQ SQQQ", "TQQQ TQQQ", "TQQQ QQQ", "SQQQ QQQ", "QQQ QQQ"].map((pair) => `bears: ${pair}`),
];

describe("Nuclear in TypeScript", () => {
  const universe = nuclearSymphony().universe;
  const markets = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) => [
    restlessHistory(universe, 1000, seed),
    wanderingHistory(universe, 1000, seed),
  ]);
  const comparisons = markets.map(compare);

  it("knows the same symbols as the symphony", () => {
    expect(NUCLEAR.universe.toSorted()).toEqual(universe.toSorted());
  });

  it("says the same as the symphony on every session of sixteen made-up markets, also where both are undecided", () => {
    expect(comparisons.flatMap(({ different }) => different)).toEqual([]);
    expect(Math.min(...comparisons.map(({ decided }) => decided))).toBeGreaterThan(700);
    expect(Math.min(...comparisons.map(({ undecided }) => undecided))).toBeGreaterThan(10);
  });

  it("has taken every way through the tree on the way", () => {
    const taken = new Set(comparisons.flatMap(({ branches }) => [...branches]));
    expect([...taken].sort()).toEqual(BRANCHES.toSorted());
  });

  it("is ready in the same session, and says the same while symbols begin one after the other", () => {
    const all = wanderingHistory(universe, 600);
    const columns = universe.map((name, index): [Ticker, Column] => {
      const first = 15 * index;
      return [name, all.closes(name).map((close, row) => (row < first ? Number.NaN : close))];
    });
    const staggered = historyOf(all.sessions, new Map(columns));
    expect(compare(staggered).different).toEqual([]);
    expect(NUCLEAR.study(staggered).firstReadyRow).toBe(nuclearSymphony().study(staggered).firstReadyRow);
  });
});

strategyContract("Nuclear in TypeScript", NUCLEAR, wanderingHistory(NUCLEAR.universe, 450));
