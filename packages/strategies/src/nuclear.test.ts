import { explanationText, ticker, type History, type Program } from "@alchemiser/domain";
import { wanderingHistory } from "@alchemiser/domain/testing/contracts";
import { describe, expect, it } from "vitest";
import { bear, bull, market, times, type Mood } from "./testing/markets.ts";
import { ownDeviation } from "./testing/own-deviation.ts";
import { heldAt, holds, shipped, strategyOf, type Moods } from "./testing/shipped.ts";

type Node = Program["body"][number];

const { strategy, tree } = shipped("nuclear");
const THREE_QUARTERS = "UVXY 0.75, BTAL 0.25";

describe("Nuclear", () => {
  const top = { SMR: "bull runs", BWXT: "bull runs", LEU: "bull runs" } as const;
  const falling = { SPY: "bear calm", PSQ: "bull calm" } as const;

  it.each<[string, Moods]>([
    ["TQQQ 1", { TQQQ: "bull at 29" }],
    ["UPRO 1", { SPY: "bull at 29" }],
    ["BWXT 0.333333333, LEU 0.333333333, SMR 0.333333333", top],
    ["SQQQ 1", { ...falling, PSQ: "bull at 34" }],
    ["TQQQ 1", { ...falling, TQQQ: "bull at 60", TLT: "bull runs" }],
    ["SQQQ 1", { ...falling, TQQQ: "bull at 60", TLT: "bull sinks" }],
    ["SQQQ 0.5, QQQ 0.5", { ...falling, TLT: "bull runs", PSQ: "bear calm" }],
    ["SQQQ 1", { ...falling, TQQQ: "bull at 40", TLT: "bull sinks", IEF: "bull sinks" }],
    ["QQQ 1", { ...falling, TQQQ: "bull at 40", TLT: "bull runs", IEF: "bull sinks" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("nuclear", moods)).toBe(expected);
  });

  it.each<[string, Moods]>([
    ["PSQ", { ...falling, QQQ: bear(-11) }],
    ["TQQQ", { ...falling, QQQ: bear(-11), TLT: "bull runs" }],
  ])("holds %s in its first bear group once QQQ has lost a tenth, in %o", (symbol, moods) => {
    expect(holds("nuclear", moods)).toContain(symbol);
  });

  it("names its twenty symbols", () => {
    expect(strategy.universe).toHaveLength(20);
  });
});

describe("Nuclear's ladder of leaders", () => {
  const leaders = ["SPY", "IOO", "TQQQ", "VTV", "XLF"];

  it.each(leaders)(
    "hedges by three quarters while %s alone has run far, and in full when it is exhausted",
    (leader) => {
      expect(holds("nuclear", { [leader]: "bull at 80" })).toBe(THREE_QUARTERS);
      expect(holds("nuclear", { [leader]: "bull at 82" })).toBe("UVXY 1");
    },
  );

  it.each(leaders.slice(0, -1))("hedges in full when any leader after %s is exhausted as well", (leader) => {
    for (const later of leaders.slice(leaders.indexOf(leader) + 1)) {
      expect(holds("nuclear", { [leader]: "bull at 80", [later]: "bull at 82" }), later).toBe("UVXY 1");
    }
  });

  it("hedges by three quarters for communications alone, however far they have run", () => {
    expect(holds("nuclear", { VOX: "bull at 80" })).toBe(THREE_QUARTERS);
    expect(holds("nuclear", { VOX: "bull runs" })).toBe(THREE_QUARTERS);
  });
});

describe("Nuclear without enough history", () => {
  const history = wanderingHistory(strategy.universe, 250);
  const study = strategy.study(history);

  it("is undecided where it would have to ask for an average that is not known yet, and does not take it for good times", () => {
    const early = Array.from({ length: 150 }, (_, row) => heldAt(study, row + 30));
    const undecided = early.filter((held) => held.includes("unknown"));
    expect(undecided.length).toBeGreaterThan(100);
    for (const reason of undecided)
      expect(reason).toMatch(/^SPY's 200-day average is unknown on .*: \d+ of the 200 bars/);
    expect(early.filter((held) => /SMR|BWXT|LEU|EXC|NLR|OKLO|SQQQ/.test(held))).toEqual([]);
  });

  it("passes over a share whose score is not known yet, however well it has done", () => {
    const moods = Object.fromEntries(strategy.universe.map((name): [string, Mood] => [name, "bull calm"]));
    const all = market({ ...moods, OKLO: bull(...times(12, 4)), EXC: bull(3), NLR: bull(2), LEU: bull(1) });
    const isNew = (row: number): boolean => row < all.sessions.length - 60;
    const recent = all.closes(ticker("OKLO")).map((close, row) => (isNew(row) ? Number.NaN : close));
    const listed: History = { ...all, closes: (name) => (name === "OKLO" ? recent : all.closes(name)) };
    const last = all.sessions.length - 1;
    expect(heldAt(strategy.study(all), last)).toBe("EXC 0.333333333, NLR 0.333333333, OKLO 0.333333333");
    expect(heldAt(strategy.study(listed), last)).toBe("EXC 0.333333333, LEU 0.333333333, NLR 0.333333333");
  });
});

describe("Nuclear's pair of bear groups", () => {
  it("is weighed by the deviations of what the groups themselves have earned in fourteen sessions", () => {
    const history = wanderingHistory(strategy.universe, 1200);
    const study = strategy.study(history);
    const [pair] = inverseVolatilities(tree.body);
    const groups = pair?.children.map((group) => strategyOf(tree, [group]).study(history)) ?? [];
    let compared = 0;
    for (let row = 300; row < 1200; row++) {
      const [one = "", other = ""] = groups.map((group) => heldAt(group, row));
      if (one === other || !explanationText(study.explainAt(row)).includes("14 daily returns")) continue;
      const [calm = NaN, calmOther = NaN] = groups.map(
        (group) => 1 / ownDeviation(group, history, { row, window: 14 }),
      );
      const allocation = study.allocationAt(row);
      const weights = allocation.outcome === "decided" ? allocation.weights : new Map<string, number>();
      expect(weights.get(ticker(one.replace(" 1", ""))), `row ${row}`).toBeCloseTo(calm / (calm + calmOther), 9);
      compared++;
    }
    expect(compared).toBeGreaterThan(20);
  });
});

function* inverseVolatilities(nodes: readonly Node[]): Generator<Extract<Node, { kind: "weight-inverse-volatility" }>> {
  for (const node of nodes) {
    if (node.kind === "weight-inverse-volatility") yield node;
    else if (node.kind === "if") yield* inverseVolatilities([...node.then, ...(node.otherwise ?? [])]);
    else if (node.kind === "weight-equal") yield* inverseVolatilities(node.children);
  }
}
