import { instant, money, quantity, ticker, type Mandate, type OrderId } from "@alchemiser/domain";
import { mandateFor, undecided } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { CrashWorld } from "../testing/crash-world.ts";
import {
  CALM,
  FIRST_WISHES,
  MARKET,
  SECOND_DAY,
  SECOND_WISHES,
  secondMorning,
  taskOf,
  thin,
} from "../testing/second-morning.ts";
import type { Cycle, CycleTask } from "./cycle.ts";
import { begin, cycleStep } from "./cycle-step.ts";
import { differences } from "./compare.ts";
import type { CycleEvent } from "./event.ts";

const outcomeOf = (cycle: Cycle | undefined) =>
  cycle?.phase.name === "ended" ? cycle.phase.outcome : expect.fail("the cycle has not ended");

const run = (world: CrashWorld, task: CycleTask) => outcomeOf(world.run(task).cycle);

/** The client ids of the second day, as "sell SPY 0". */
const ordersOf = ({ broker }: CrashWorld): readonly string[] =>
  broker.exchange.orders.all
    .filter(({ request }) => request.id.includes("250702r"))
    .map(({ request }) => `${request.side} ${request.ticker} ${request.id.slice(-1)}`);

const expectAgreement = (world: CrashWorld, task: CycleTask): void => {
  expect(world.broker.exchange.orders.working).toEqual([]);
  expect(differences(world.memory(task), world.broker.account())).toEqual([]);
};

describe("a cycle", () => {
  it("refuses before its window opens, and says when it does", () => {
    const { task } = secondMorning();
    const { cycle, commands } = begin(task, instant(task.window.from - 1));

    expect(outcomeOf(cycle)).toEqual({
      kind: "refused",
      reason: "it is 2025-07-02T13:34:59.999Z, and the trading window of 2025-07-02 opens at 2025-07-02T13:35:00.000Z",
    });
    expect(commands).toEqual([]);
  });

  it("refuses when its window has closed, and names the next session", () => {
    const { task } = secondMorning();

    expect(outcomeOf(begin(task, task.window.until).cycle)).toMatchObject({
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

    expect(outcomeOf(cycle)).toEqual({
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

    expect(outcomeOf(cycleStep(cycle, { kind: "account-read", at, snapshot, page }).cycle)).toEqual({
      kind: "refused",
      reason: "the broker takes no orders: pattern day trader",
    });
  });

  it("opens a ledger with what the mandate wants of the account, and leaves the rest outside", () => {
    const world = new CrashWorld(MARKET, CALM);
    const some: Mandate = { ...FIRST_WISHES, capital: { of: "amount", amount: money("30000") } };

    expect(run(world, taskOf(some, world))).toMatchObject({ kind: "done", result: "success" });
    expect(world.fold.external).toEqual({ cash: money("70000"), holdings: new Map() });
    expectAgreement(world, taskOf(some, world));
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

    it("stays halted until a person resumes it", () => {
      const { world, task } = different();
      run(world, task);

      expect(world.fold.trading).toBe("HALTED");
      expect(world.run(task).commands).toBe(1);
      expect(run(world, task)).toMatchObject({
        kind: "halted",
        reason: expect.stringContaining("until a person") as unknown,
      });
    });
  });

  describe("that is to end", () => {
    it.each(["told", "silent"] as const)("leaves nothing working, whenever it is told so; news: %s", (stream) => {
      const { commands } = (() => {
        const { world, task } = secondMorning({ liquidity: thin, stream });
        return world.run(task);
      })();
      for (let stoppedAfter = 1; stoppedAfter < commands; stoppedAfter++) {
        const { world, task } = secondMorning({ liquidity: thin, stream });
        const outcome = outcomeOf(world.run(task, { stoppedAfter }).cycle);

        expect(["stopped", "done"]).toContain(outcome.kind);
        expectAgreement(world, task);
        expect(run(world, task)).toMatchObject({ kind: "done", result: "success" });
        expectAgreement(world, task);
      }
    });

    it("waits for what nobody answered for, cancels it when it is found, and sends nothing again", () => {
      const { world, task } = secondMorning({
        fates: ["reply-lost", "request-lost"],
        liquidity: thin,
        stream: "silent",
      });
      const outcome = outcomeOf(world.run(task, { stoppedAfter: 12 }).cycle);

      expect(outcome.kind).toBe("stopped");
      expectAgreement(world, task);
    });

    it("ends the same way when somebody halts the account meanwhile", () => {
      const { world, task } = secondMorning();
      const at = world.broker.now;
      world.run(task, { diesAfter: 1 });
      let step = begin(task, at);
      const memory = { ...world.memory(task), trading: "HALTED" } as const;
      const page = { fills: [], activities: [], cursor: "9/9" };
      step = cycleStep(step.cycle, { kind: "recalled", at, memory: world.memory(task) });
      step = cycleStep(step.cycle, { kind: "account-read", at, snapshot: world.broker.account(), page });
      step = cycleStep(step.cycle, { kind: "recalled", at, memory });

      expect(step.commands.map((command) => command.do)).toEqual(["read-account"]);
      expect(step.cycle.isStopping).toBe(true);
    });
  });

  it("only sells while the account is to be reduced", () => {
    const { world, task } = secondMorning();
    world.journal([{ kind: "state", at: world.broker.now, state: "REDUCING", reason: "by hand" }]);

    expect(run(world, task)).toMatchObject({ kind: "done", result: "partial" });
    expect(ordersOf(world).every((order) => order.startsWith("sell"))).toBe(true);
    expectAgreement(world, task);
  });

  it("writes off an order of yesterday that never arrived, and decides on what is there", () => {
    const world = new CrashWorld(MARKET, { ...CALM, stream: "silent" });
    world.broker.suffer(["request-lost", "answered"]);
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
    expectAgreement(world, task);
  });
});
