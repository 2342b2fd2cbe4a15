import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Terminal } from "../terminal.ts";
import type { DrillGround } from "../testing/drill/drill-home.ts";
import { DrillYard, drill, type Drill, type DrillReport, type Kill } from "../testing/drill/drill.ts";
import type { Habits } from "../testing/drill/exchange-beside.ts";
import { inPairs } from "../testing/drill/in-pairs.ts";
import { BIT_BY_BIT, randomKills } from "../testing/drill/random-kills.ts";
import { tally } from "../testing/drill/tally.ts";

const at = (name: string): Kill => ({ by: "failpoint", name, after: "the start" });
const stoppedAt = (name: string): Kill => ({ by: "failpoint", name, after: "Ctrl-C at the first order" });

/** `npm run test:kill` asks for every point and for many times; where nobody asks, those where a death hurts most do. */
const ASKED = process.env["ALCHEMISER_KILLS"];

/** Points that a session with sells, buys, transfers and fees passes by itself. */
const WHERE_IT_HURTS = [
  ...["before-write-bars", "after-activities", "before-freeze", "after-freeze", "after-append-intended"],
  ...["before-submit", "after-submit:2", "before-append-filled", "after-append-ended"],
];
const ELSEWHERE = [
  ...["after-bars", "after-write-bars", "after-recall", "after-watch", "before-account", "after-account"],
  ...["before-append-activity", "after-append-read-to", "before-quotes", "after-assets", "after-append-rebalanced"],
  ...["before-append-intended", "after-append-intended:2", "after-append-filled:2", "after-append-reported"],
  "before-append-ended",
];
const IN_A_SESSION = ASKED === undefined ? WHERE_IT_HURTS : [...WHERE_IT_HURTS, ...ELSEWHERE];
const IN_A_FIRST_SESSION = ["before-append-opened", "after-append-opened"];
const IN_RECOVERY = ["before-find", "after-find"];
const AFTER_CTRL_C = ["before-cancel", "after-cancel"];

const COUNT = Number(ASKED ?? "2");
const SEED = Number(process.env["ALCHEMISER_KILL_SEED"] ?? "1");

/** What a run takes where it is alone; on a busy machine kills come earlier in its life. */
const PACE = { wholeMs: 1200, fromFirstOrderMs: 300 };
const AT_RANDOM = randomKills(COUNT, SEED, PACE);

/** Undisturbed runs, on a machine that is busy with other tests. */
const PREPARATION_MS = 120_000;

const yard = new DrillYard();
const grounds = new Map<Habits, Promise<DrillGround>>();
const reports = new Map<string, Promise<DrillReport>>();
let legs: number;

/** A third morning on such an exchange; each is prepared once. */
async function thirdMorning(habits: Habits): Promise<DrillGround> {
  const ground = grounds.get(habits) ?? yard.thirdMorning(habits);
  grounds.set(habits, ground);
  return yard.copyOf(await ground);
}

const NO_HABITS: Habits = {};

interface NamedDrill extends Drill {
  readonly name: string;
}

const DRILLS: readonly NamedDrill[] = [
  ...IN_A_SESSION.map((name) => ({ name, kills: [at(name)] })),
  ...IN_RECOVERY.map((name) => ({ name, kills: [at("before-submit:2"), at(name), at(name)] })),
  ...AFTER_CTRL_C.map((name) => ({ name, kills: [stoppedAt(name)], habits: BIT_BY_BIT })),
  ...AT_RANDOM,
];

beforeAll(async () => {
  const undisturbed = await drill(await thirdMorning(NO_HABITS), { kills: [] });
  legs = undisturbed.broker.orders.length;
  const jobs = new Map<string, () => Promise<DrillReport>>([
    ...IN_A_FIRST_SESSION.map((name) => [name, () => drill(yard.empty(), { kills: [at(name)] })] as const),
    ...DRILLS.map(
      (task) => [task.name, async () => drill(await thirdMorning(task.habits ?? NO_HABITS), task)] as const,
    ),
  ]);
  const running = inPairs([...jobs.values()]);
  [...jobs.keys()].forEach((name, index) => reports.set(name, running[index] ?? Promise.reject(new Error(name))));
}, PREPARATION_MS);

afterAll(async () => {
  const done = await Promise.allSettled(reports.values());
  yard.remove();
  const told = done.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  new Terminal(process, false).remark(`Seed ${String(SEED)}: ${tally(told)}`);
}, PREPARATION_MS);

/** The account when all was over: as if nobody had been killed. */
async function settled(name: string): Promise<DrillReport> {
  const report = await (reports.get(name) ?? Promise.reject(new Error(name)));
  expect(report.violations).toEqual([]);
  expect(report.ends.at(-1)).toMatchObject({ code: 0 });
  return report;
}

const deaths = ({ ends }: DrillReport): readonly unknown[] => ends.map(({ code, signal }) => signal ?? code);

describe("a run that is killed, and started again with the same words", () => {
  it.each(IN_A_FIRST_SESSION)("begins anew where nothing was begun: %s", async (name) => {
    const report = await settled(name);

    expect(deaths(report)).toEqual(["SIGKILL", 0]);
    expect(report.ledger.records.filter(({ kind }) => kind === "opened")).toHaveLength(1);
  });

  it.each(IN_A_SESSION)("loses nothing and repeats nothing: %s", async (name) => {
    const report = await settled(name);

    expect(deaths(report)).toEqual(["SIGKILL", 0]);
    expect(report.broker.orders).toHaveLength(legs);
    expect(report.ledger.records.at(-1)).toMatchObject({ kind: "ended", session: "2024-01-04", outcome: "success" });
    expect(report.reports).toContain("2024-01-04.json");
  });

  it.each(IN_RECOVERY)("may die while it recovers: %s", async (name) => {
    const report = await settled(name);

    expect(deaths(report)).toEqual(["SIGKILL", "SIGKILL", "SIGKILL", 0]);
    expect(report.broker.orders).toHaveLength(legs);
  });

  it.each(AFTER_CTRL_C)("may die after Ctrl-C, with orders at work: %s", async (name) => {
    expect(deaths(await settled(name))).toEqual(["SIGKILL", 0]);
  });

  it.each(AT_RANDOM.map(({ name }) => name))("may die at any time: %s", async (name) => {
    const { ends, ledger } = await settled(name);

    expect(ends.filter(({ code, signal }) => code !== 0 && signal !== "SIGKILL")).toEqual([]);
    expect(ledger.records.at(-1)).toMatchObject({ kind: "ended", outcome: "success" });
  });
});
