import type { Program } from "@alchemiser/domain";
import { wanderingHistory } from "@alchemiser/domain/testing/contracts";
import { describe, expect, it } from "vitest";
import { bull, times } from "./testing/markets.ts";
import { ownDeviation } from "./testing/own-deviation.ts";
import { restlessHistory } from "./testing/restless-history.ts";
import { heldAt, holds, shipped, strategyOf, type Moods } from "./testing/shipped.ts";

type Node = Program["body"][number];

const { strategy, tree } = shipped("klm-ensemble");
const variants = variantsOf(tree);
/** Those that count: 410/38 says what 506/38 says. */
const distinct = variants.filter(({ name }) => name !== "410/38");

describe("the KLM ensemble", () => {
  // Technology has been ahead of managed futures for a dozen sessions: each variant holds what it does then.
  const ahead = { KMLM: "bull sinks" } as const;
  const lively = bull(...times(6, -2, 2));

  it.each<[string, Moods]>([
    ["FNGU 1", { ...ahead, FNGU: lively }],
    ["AMZN 1", { ...ahead, AMZN: lively }],
    ["SVIX 1", { ...ahead, SVIX: bull(...times(6, -2, -1)) }],
  ])("holds %s when that made its variant the most volatile, in %o", (expected, moods) => {
    expect(holds("klm-ensemble", moods)).toBe(expected);
  });

  it("chooses the variant whose own returns of five sessions deviate most, and each of them in its time", () => {
    const chosen = new Set<string>();
    for (let seed = 1; seed <= 3; seed++) {
      const history = wanderingHistory(strategy.universe, 700, seed);
      const study = strategy.study(history);
      const parts = distinct.map(({ name, node }) => ({ name, part: strategyOf(tree, [node]).study(history) }));
      for (let row = 300; row < 700; row++) {
        const [best, next] = parts
          .map(({ name, part }) => ({ name, part, deviation: ownDeviation(part, history, { row, window: 5 }) }))
          .toSorted((one, other) => other.deviation - one.deviation);
        if (best === undefined || next === undefined || best.deviation - next.deviation < 1e-9) continue;
        expect(heldAt(study, row), `market ${seed}, row ${row}`).toBe(heldAt(best.part, row));
        chosen.add(best.name);
      }
    }
    expect([...chosen].sort()).toEqual(distinct.map(({ name }) => name).sort());
  });

  it("counts 506/38 and 410/38 once, because they say the same", () => {
    const [group] = variants;
    const other = variants.find(({ name }) => name === "410/38");
    expect(withoutName(group?.node)).toEqual(withoutName(other?.node));
    const history = restlessHistory(strategy.universe, 400, 1);
    const [filter] = strategy.study(history).explainAt(399).because;
    const names = filter?.kind === "ranking" ? filter.candidates.map(({ name }) => name).sort() : [];
    expect(names).toEqual(distinct.map(({ name }) => name).sort());
  });
});

describe("the KMLM switcher", () => {
  it.each<[string, Moods]>([
    ...["QQQE", "VTV", "VOX", "TECL", "VOOG", "VOOV", "XLP", "TQQQ", "XLY", "FAS", "SPY"].map(
      (leader): [string, Moods] => ["UVXY 1", { [leader]: "bull runs" }],
    ),
    ["VIXM 1", { UVXY: "bull runs" }],
    ["SPXL 1", { UVXY: "bull runs", SPY: "bull sinks" }],
    ["TECL 1", { TQQQ: "bull sinks" }],
    ["SOXL 1", { SOXL: "bull sinks" }],
    ["SPXL 1", { SPXL: "bull sinks" }],
    ["TECL 1", { KMLM: "bull sinks", TECL: "bull at 40" }],
    ["SVIX 1", { KMLM: "bull sinks", SVIX: "bull at 40" }],
    ["FTLS 0.333333333, KMLM 0.333333333, SVXY 0.333333333", {}],
    ["KMLM 0.333333333, SVXY 0.333333333, TMF 0.333333333", { FTLS: bull(3) }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("kmlm-switcher", moods)).toBe(expected);
  });

  it("says the same as the variant 520/22 of the ensemble", () => {
    const original = variants.find(({ name }) => name.startsWith("520/22"));
    expect(withoutPlaces(original?.node.body)).toEqual(withoutPlaces(bodyOf(shipped("kmlm-switcher").tree)));
  });
});

describe("Simons full KMLM", () => {
  const weak = { SOXL: "bull at 40", TECL: "bull at 40", USD: "bull at 40", SMH: "bull at 40" } as const;

  it.each<[string, Moods]>([
    ["UVXY 1", { FAS: "bull at 80.5" }],
    ["VIXM 1", { UVXY: "bull runs" }],
    ["SPXL 1", { UVXY: "bull runs", SPY: "bull sinks" }],
    ["TECL 1", { TQQQ: "bull at 29" }],
    ["SOXL 1", { SOXL: "bull at 30.5" }],
    ["SPXL 1", { SPXL: "bull at 27" }],
    ["LABU 1", { LABU: "bull at 24" }],
    ["SOXL 1", { KMLM: "bull sinks", SVIX: "bull at 60" }],
    ["SVIX 1", { KMLM: "bull sinks", SVIX: "bull at 40" }],
    ["KMLM 1", { KMLM: "bull sinks", SMH: "bull at 76" }],
    ["SVIX 1", { ...weak, KMLM: "bull at 45", TECL: "bull at 60" }],
    ["TECL 1", { ...weak, KMLM: "bull at 45", USD: "bull at 60" }],
    ["TECL 1", { ...weak, KMLM: "bull at 45", SMH: "bull at 60" }],
    ["TECS 1", { ...weak, KMLM: "bull at 60" }],
    ["KMLM 1", { ...weak, KMLM: "bull at 45" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("simons-full-kmlm", moods)).toBe(expected);
  });
});

function variantsOf({ body }: Program) {
  const [root] = body;
  const [filter] = root?.kind === "weight-equal" ? root.children : [];
  const nodes = filter?.kind === "filter" ? filter.children : [];
  return nodes.flatMap((node) => (node.kind === "group" ? [{ name: node.name, node }] : []));
}

const bodyOf = ({ body: [root] }: Program): readonly Node[] => (root?.kind === "weight-equal" ? root.children : []);

const withoutPlaces = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === "at" ? 0 : inner)));

const withoutName = (node: Node | undefined): unknown => withoutPlaces({ ...node, name: "" });
