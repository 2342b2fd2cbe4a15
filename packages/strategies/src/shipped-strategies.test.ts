import { lookThrough, type Program } from "@alchemiser/domain";
import { strategyContract, wanderingHistory } from "@alchemiser/domain/testing/contracts";
import { describe, expect, it } from "vitest";
import { SHIPPED_STRATEGIES } from "./index.ts";
import { labelled, symbolOf, withLeaves } from "./testing/labelled-leaves.ts";
import { restlessHistory } from "./testing/restless-history.ts";
import { shipped } from "./testing/shipped.ts";

const names = SHIPPED_STRATEGIES.map(({ name }) => name);

describe("every shipped strategy", () => {
  it("is listed under its file's name", () => {
    expect(SHIPPED_STRATEGIES.map(({ name, file }) => file === `${name}.clj`)).not.toContain(false);
  });

  it.each(SHIPPED_STRATEGIES)("begins with a comment that says what it does: $name", ({ text }) => {
    expect(text).toMatch(/^; [A-Z]/);
  });
});

describe("the symbols of every shipped strategy", () => {
  it.each(names)("are all known by their sector and leverage: %s", (name) => {
    const { universe } = shipped(name).strategy;

    expect(universe.filter((symbol) => lookThrough(symbol).sector === symbol)).toEqual([]);
  });
});

const SESSIONS = 1500;
const WARM = 300;
const MOST_MARKETS = 400;

/**
 * Where a program holds something that it never can. Nuclear asks whether financials are above 81 after it has found
 * them not above 79. SOXL growth asks whether what is above 62.1995 is above 50. The variant 530/18 asks HG twice, once
 * knowing that SPY is above its average and once knowing that it is not.
 */
const OUT_OF_REACH: Readonly<Record<string, string>> = {
  nuclear: "UVXY",
  "soxl-growth": "SOXL TQQQ TMF SPXL",
  "530/18 Anansi":
    "TECL UPRO BIL PSQ TECL SVXY FNGU FNGU SPXL XLE XLK AGG SVXY VIXM FTLS KMLM UUP PSQ QID " +
    "TECL SVXY FNGU FNGU SPXL XLE XLK AGG SVXY VIXM FTLS KMLM UUP",
};

/** The places in a program that no market made it hold. */
function placesNeverHeld(tree: Program, outOfReach: string): string {
  const { strategy, leaves } = labelled(tree);
  const symbols = [...new Set(strategy.universe.map(symbolOf))];
  const left = new Set(leaves);
  const expected = outOfReach.split(" ").filter(Boolean).length;
  for (let seed = 1; seed <= MOST_MARKETS && left.size > expected; seed++) {
    const study = strategy.study(withLeaves(restlessHistory(symbols, SESSIONS, seed)));
    for (let row = WARM; row < SESSIONS; row++) {
      const allocation = study.allocationAt(row);
      if (allocation.outcome === "decided") for (const leaf of allocation.weights.keys()) left.delete(leaf);
    }
  }
  return [...left].map(symbolOf).join(" ");
}

describe("every place in a shipped program is held in some market", () => {
  it.each(names.filter((name) => name !== "klm-ensemble"))("%s", (name) => {
    expect(placesNeverHeld(shipped(name).tree, OUT_OF_REACH[name] ?? "")).toBe(OUT_OF_REACH[name] ?? "");
  });

  const ensemble = shipped("klm-ensemble").tree;
  const variants = ensemble.body
    .flatMap((root) => (root.kind === "weight-equal" ? root.children : []))
    .flatMap((filter) => (filter.kind === "filter" ? filter.children : []))
    .flatMap((group) => (group.kind === "group" ? [group] : []));

  it.each(variants)("klm-ensemble $name", (group) => {
    const outOfReach = OUT_OF_REACH[group.name] ?? "";
    expect(placesNeverHeld({ ...ensemble, body: [group] }, outOfReach)).toBe(outOfReach);
  });
});

for (const name of names) {
  const { strategy } = shipped(name);
  strategyContract(name, strategy, wanderingHistory(strategy.universe, 700));
}
