import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DrillYard, drill, type DrillReport, type Kill } from "../testing/drill/drill.ts";
import { inPairs } from "../testing/drill/in-pairs.ts";

const at = (name: string): Kill => ({ by: "failpoint", name, after: "the start" });
const stoppedAt = (name: string): Kill => ({ by: "failpoint", name, after: "Ctrl-C at the first order" });

/** Points that a session with sells, buys, transfers and fees passes by itself. */
const IN_A_SESSION = [
  ...["after-bars", "before-write-bars", "after-write-bars", "after-recall", "after-watch"],
  ...["before-account", "after-account", "after-activities", "before-append-activity", "after-append-read-to"],
  ...["before-quotes", "after-assets", "before-freeze", "after-freeze", "after-append-rebalanced"],
  ...["before-append-intended", "after-append-intended", "before-submit", "after-submit:2", "after-append-intended:4"],
  ...["before-append-filled", "after-append-filled:2", "after-append-reported", "before-append-ended"],
  "after-append-ended",
];
const IN_A_FIRST_SESSION = ["before-append-opened", "after-append-opened"];
const IN_RECOVERY = ["before-find", "after-find"];
const AFTER_CTRL_C = ["before-cancel", "after-cancel"];

/** Orders that are filled bit by bit are at work when Ctrl-C comes. */
const BIT_BY_BIT = { partialFills: { seed: 1, chance: 1 } };

/** Five undisturbed runs, on a machine that is busy with other tests. */
const PREPARATION_MS = 120_000;

const yard = new DrillYard();
const reports = new Map<string, Promise<DrillReport>>();
let legs: number;

beforeAll(async () => {
  const [plain, bitByBit] = await Promise.all([yard.thirdMorning(), yard.thirdMorning(BIT_BY_BIT)]);
  const undisturbed = await drill(yard.copyOf(plain), { kills: [] });
  legs = undisturbed.broker.orders.length;
  const drills = [
    ...IN_A_SESSION.map((name) => ({ name, run: () => drill(yard.copyOf(plain), { kills: [at(name)] }) })),
    ...IN_A_FIRST_SESSION.map((name) => ({ name, run: () => drill(yard.empty(), { kills: [at(name)] }) })),
    ...IN_RECOVERY.map((name) => ({
      name,
      run: () => drill(yard.copyOf(plain), { kills: [at("before-submit:2"), at(name), at(name)] }),
    })),
    ...AFTER_CTRL_C.map((name) => ({
      name,
      run: () => drill(yard.copyOf(bitByBit), { kills: [stoppedAt(name)], habits: BIT_BY_BIT }),
    })),
  ];
  const runs = inPairs(drills.map(({ run }) => run));
  for (const [index, { name }] of drills.entries()) reports.set(name, runs[index] ?? Promise.reject(new Error(name)));
}, PREPARATION_MS);

afterAll(() => {
  yard.remove();
});

/** The account when all was over; it is as if nobody had been killed. */
async function settled(name: string): Promise<DrillReport> {
  const report = await (reports.get(name) ?? Promise.reject(new Error(name)));
  expect(report.violations).toEqual([]);
  return report;
}

const deaths = ({ ends }: DrillReport): readonly unknown[] => ends.map(({ code, signal }) => signal ?? code);

describe("a run that is killed, and started again with the same words", () => {
  it.each(IN_A_SESSION)("loses nothing and repeats nothing: %s", async (name) => {
    const report = await settled(name);

    expect(deaths(report)).toEqual(["SIGKILL", 0]);
    expect(report.broker.orders).toHaveLength(legs);
    expect(report.ledger.records.at(-1)).toMatchObject({ kind: "ended", session: "2024-01-04", outcome: "success" });
    expect(report.reports).toContain("2024-01-04.json");
  });

  it.each(IN_A_FIRST_SESSION)("begins anew where nothing was begun: %s", async (name) => {
    const report = await settled(name);

    expect(deaths(report)).toEqual(["SIGKILL", 0]);
    expect(report.ledger.records.filter(({ kind }) => kind === "opened")).toHaveLength(1);
  });

  it.each(IN_RECOVERY)("may die while it recovers: %s", async (name) => {
    const report = await settled(name);

    expect(deaths(report)).toEqual(["SIGKILL", "SIGKILL", "SIGKILL", 0]);
    expect(report.broker.orders).toHaveLength(legs);
  });

  it.each(AFTER_CTRL_C)("may die after Ctrl-C, with orders at work: %s", async (name) => {
    expect(deaths(await settled(name))).toEqual(["SIGKILL", 0]);
  });
});
