import { instant, money, quantity, ticker, weight, type Mandate, type OrderId } from "@alchemiser/domain";
import { mandateFor, undecided } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { CrashWorld } from "../testing/crash-world.ts";
import {
  CALM,
  disagreements,
  FIRST_WISHES,
  MARKET,
  ordersOf,
  outcomeOf,
  SECOND_DAY,
  SECOND_WISHES,
  secondMorning,
  taskOf,
  type Morning,
} from "../testing/second-morning.ts";
import type { CycleTask } from "./cycle.ts";
import { begin, cycleStep } from "./cycle-step.ts";
import type { Troubles } from "../testing/troubled-broker.ts";
import type { CycleEvent } from "./event.ts";
import type { Outcome } from "./outcome.ts";

const run = (world: CrashWorld, task: CycleTask): Outcome => outcomeOf(world.run(task));

/** A morning whose first run died as soon as its decision was frozen. */
function justFrozen(troubles: Partial<Troubles>, diesAfter = 1): Morning {
  const morning = secondMorning(troubles);
  morning.world.run(morning.task, { diesAfter });
  return morning.world.decisionFor(morning.task) === undefined ? justFrozen(troubles, diesAfter + 1) : morning;
}

describe("a cycle", () => {
  it("refuses before its window opens, and says when it does", () => {
    const { task } = secondMorning();
    const { cycle, commands } = begin(task, instant(task.window.from - 1));

    expect(outcomeOf({ cycle })).toEqual({
      kind: "refused",
      reason: "it is 2025-07-02T13:34:59.999Z, and the trading window of 2025-07-02 opens at 2025-07-02T13:35:00.000Z",
    });
    expect(commands).toEqual([]);
  });

  it("refuses when its window has closed, and names the next session", () => {
    const { task } = secondMorning();

    expect(outcomeOf(begin(task, task.window.until))).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("has closed; the next session is 2025-07-03") as unknown,
    });
  });

  it("refuses an account that is not the ledger's", () => {
    const { world, task } = secondMorning();
    let { cycle } = begin(task, task.window.from);
    const snapshot = { ...world.broker.account(), account: "B2" };
    const page = { fills: [], activities: [], cursor: undefined };
    ({ cycle } = cycleStep(cycle, { kind: "recalled", at: task.window.from, memory: world.memory(task) }));
    ({ cycle } = cycleStep(cycle, { kind: "account-read", at: task.window.from, snapshot, page }));

    expect(outcomeOf({ cycle })).toEqual({
      kind: "refused",
      reason: 'the ledger belongs to account "A1", the broker answered for "B2"',
    });
  });

  it("refuses an account that may not trade", () => {
    const { world, task } = secondMorning();
    const at = task.window.from;
    const snapshot = { ...world.broker.account(), restriction: "pattern day trader" };
    const page = { fills: [], activities: [], cursor: undefined };
    const { cycle } = cycleStep(begin(task, at).cycle, { kind: "recalled", at, memory: world.memory(task) });

    expect(outcomeOf(cycleStep(cycle, { kind: "account-read", at, snapshot, page }))).toEqual({
      kind: "refused",
      reason: "the broker takes no orders: pattern day trader",
    });
  });

  it("opens a ledger with what the mandate wants of the account, and leaves the rest outside", () => {
    const world = new CrashWorld(MARKET, CALM);
    const some: Mandate = { ...FIRST_WISHES, capital: { of: "amount", amount: money("30000") } };

    expect(run(world, taskOf(some, world))).toMatchObject({ kind: "done", result: "success" });
    expect(world.fold.external).toEqual({ cash: money("70000"), holdings: new Map() });
    expect(disagreements({ world, task: taskOf(some, world) })).toEqual([]);
  });

  it("opens a ledger with a share of the account", () => {
    const world = new CrashWorld(MARKET, CALM);
    const part: Mandate = { ...FIRST_WISHES, capital: { of: "share", share: weight("0.25") } };

    expect(run(world, taskOf(part, world))).toMatchObject({ kind: "done", result: "success" });
    expect(world.fold.external.cash).toEqual(money("75000"));
  });

  it("refuses a mandate that wants more than there is", () => {
    const world = new CrashWorld(MARKET, CALM);
    const greedy: Mandate = { ...FIRST_WISHES, capital: { of: "amount", amount: money("100000.01") } };

    expect(run(world, taskOf(greedy, world))).toEqual({
      kind: "refused",
      reason: 'the mandate "test" wants 100000.01, the account has 100000 in cash',
    });
  });

  it("leaves everything as it is when a sleeve does not know", () => {
    const { world } = secondMorning();
    const task = taskOf(mandateFor(undecided("no bars")), world);

    expect(run(world, task)).toEqual({ kind: "undecided", reasons: ["main: no bars"] });
    expect(ordersOf(world)).toEqual([]);
    expect(world.decisionFor(task)).toBeUndefined();
  });

  it("ignores what comes after its end", () => {
    const { world, task } = secondMorning();
    const { cycle } = world.run(task);
    const late: CycleEvent = { kind: "stop", at: world.broker.now };

    expect(cycle && cycleStep(cycle, late)).toEqual({ cycle, commands: [] });
  });

  it("never decides again once a decision is frozen", () => {
    const { world, task } = secondMorning();
    world.run(task, { diesAfter: 8 });
    const decision = world.decisionFor(task);
    const other = { ...task, mandate: FIRST_WISHES };

    expect(decision).toBeDefined();
    expect(run(world, other)).toMatchObject({ kind: "done", result: "success" });
    expect(world.decisionFor(other)).toEqual(decision);
    expect(ordersOf(world)).toEqual(["sell SPY 0", "sell TLT 0", "buy BIL 0", "buy GLD 0"]);
  });

  it("tells of a leg of a kept decision that the gate does not let through any more", () => {
    const { world, task } = justFrozen({ closesAtTick: 2 });
    world.pass(60_000);
    const outcome = run(world, task);

    expect(outcome).toMatchObject({ kind: "done", result: "failed" });
    expect("legs" in outcome ? outcome.legs.map(({ shortfall }) => shortfall?.slice(0, 14)) : []).toEqual([
      "SESSION_CLOSED",
      "SESSION_CLOSED",
      "SESSION_CLOSED",
      "SESSION_CLOSED",
    ]);
    expect(ordersOf(world)).toEqual([]);
  });

  describe("and a ledger that differs from the account", () => {
    const different = () => {
      const { world, task } = secondMorning();
      world.journal([
        {
          kind: "activity",
          at: world.broker.now,
          activity: { kind: "transfer", id: "never-happened", at: world.broker.now, cash: money("-5") },
        },
        {
          kind: "activity",
          at: world.broker.now,
          activity: {
            kind: "split",
            id: "nor-this",
            at: world.broker.now,
            ticker: ticker("SPY"),
            shares: quantity("1"),
          },
        },
      ]);
      return { world, task };
    };

    it("halts before anything is sent, and tells each difference", () => {
      const { world, task } = different();
      const outcome = run(world, task);

      expect(outcome).toMatchObject({ kind: "halted", legs: [] });
      expect(outcome.kind === "halted" ? outcome.reason : "").toMatch(
        /^the broker has [\d.]+ in cash, the ledger [\d.]+; the broker has [\d.]+ shares of SPY, the ledger [\d.]+$/,
      );
      expect(ordersOf(world)).toEqual([]);
    });

    it("looks once more first: somebody may have traded between two questions", () => {
      const { world, task } = secondMorning();
      const at = task.window.from;
      const snapshot = world.broker.account();
      const page = { fills: [], activities: [], cursor: world.fold.cursor };
      let step = cycleStep(begin(task, at).cycle, { kind: "recalled", at, memory: world.memory(task) });
      step = cycleStep(step.cycle, { kind: "account-read", at, page, snapshot: { ...snapshot, cash: money("1") } });
      expect(step.commands).toEqual([{ do: "read-account", cursor: world.fold.cursor }]);

      step = cycleStep(step.cycle, { kind: "account-read", at, page, snapshot });
      step = cycleStep(step.cycle, { kind: "recalled", at, memory: world.memory(task) });
      expect(step.commands).toMatchObject([{ do: "observe" }]);
    });

    it("stays halted until a person resumes it, and says what still differs", () => {
      const { world, task } = different();
      const first = run(world, task);

      expect(world.fold.trading).toBe("HALTED");
      expect(run(world, task)).toEqual(first);
      expect(ordersOf(world)).toEqual([]);
    });
  });

  it("writes off an order of yesterday that never arrived, and decides on what is there", () => {
    const world = new CrashWorld(MARKET, { ...CALM, stream: "silent" });
    world.broker.suffer({ fates: ["request-lost", "answered"] });
    const yesterday = taskOf(FIRST_WISHES, world);
    world.run(yesterday, { diesAfter: 12 });
    world.startSession(SECOND_DAY);
    const task = taskOf(SECOND_WISHES, world);
    const isUnknown = (id: OrderId): boolean => world.broker.exchange.orders.byClientId(id) === undefined;
    const lost = world.fold.openOrders.map(({ intent }) => intent.id).filter(isUnknown);

    expect(run(world, task)).toMatchObject({ kind: "done", result: "success" });
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.every(isUnknown)).toBe(true);
    expect(world.fold.openOrders).toEqual([]);
    expect(disagreements({ world, task })).toEqual([]);
  });
});
