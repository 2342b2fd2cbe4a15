import { DEFAULT_LIMITS, holdingsOf, money, session } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import {
  disagreements,
  MARKET,
  ordersOf,
  outcomeOf,
  SECOND_WISHES,
  secondMorning,
  taskOf,
  thin,
} from "../testing/second-morning.ts";
import type { Morning } from "../testing/second-morning.ts";
import type { CycleTask } from "./cycle.ts";

/** The second morning, on which everything is to be sold. */
function flatMorning(troubles: Parameters<typeof secondMorning>[0] = {}): Morning {
  const changes: Partial<CycleTask> = { aim: "flatten", revision: 1 };
  return secondMorning(troubles, changes);
}

const held = ({ world }: Morning): readonly string[] => [...holdingsOf(world.fold.book).keys()];

describe("a flatten", () => {
  it("sells everything that the mandate holds, and nothing is bought until a person resumes", () => {
    const morning = flatMorning();
    const { world, task } = morning;

    expect(outcomeOf(world.run(task))).toMatchObject({ kind: "done", result: "success" });
    expect(held(morning)).toEqual([]);
    expect(ordersOf(world)).toEqual(["sell SPY 0", "sell TLT 0"]);
    expect(world.fold.trading).toBe("REDUCING");
    expect(world.records.find(({ kind }) => kind === "state")).toMatchObject({ state: "REDUCING" });
    expect(disagreements(morning)).toEqual([]);

    world.run({ ...task, aim: "rebalance", revision: 0 });
    expect(held(morning)).toEqual([]);

    world.journal([{ kind: "state", at: world.broker.now, state: "ACTIVE", reason: "all is well" }]);
    world.startSession(session("2025-07-03"));
    world.run(taskOf(SECOND_WISHES, world));
    expect(held(morning).toSorted()).toEqual(["BIL", "GLD", "TLT"]);
  });

  it("is gone on with, whichever command its run died at, and sells nothing twice", () => {
    const { world, task } = flatMorning({ liquidity: thin });
    const { commands } = world.run(task);
    expect(commands).toBeGreaterThan(15);

    for (let diesAfter = 0; diesAfter < commands; diesAfter++) {
      const morning = flatMorning({ liquidity: thin });
      morning.world.run(morning.task, { diesAfter });
      morning.world.pass(5000);
      const isNoted = morning.world.fold.trading === "REDUCING";

      expect(isNoted, `the state after ${diesAfter} commands`).toBe(diesAfter > 1);
      expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "success" });
      expect(held(morning)).toEqual([]);
      expect(disagreements(morning)).toEqual([]);
    }
  });

  it("takes back what a rebalance of the same session has sent before", () => {
    const morning = flatMorning({ liquidity: thin });
    const { world, task } = morning;
    world.run({ ...task, aim: "rebalance", revision: 0 }, { diesAfter: 14 });

    expect(outcomeOf(world.run(task))).toMatchObject({ kind: "done" });
    expect(held(morning)).toEqual([]);
    expect(disagreements(morning)).toEqual([]);
  });

  it("is noted while the market is closed, too, and sends nothing then", () => {
    const { world, task } = flatMorning();
    const { from } = task.window;
    const closed = { ...task, window: { from, until: from } };

    expect(outcomeOf(world.run(closed))).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("has closed; the next session is 2025-07-03") as unknown,
    });
    expect(world.fold.trading).toBe("REDUCING");
    expect(ordersOf(world)).toEqual([]);
  });

  it("does not begin while trading is halted", () => {
    const { world, task } = flatMorning();
    world.journal([{ kind: "state", at: world.broker.now, state: "HALTED", reason: "the news" }]);

    expect(outcomeOf(world.run(task))).toMatchObject({ kind: "halted" });
    expect(world.fold.trading).toBe("HALTED");
    expect(ordersOf(world)).toEqual([]);
  });

  it("is not stopped by what was lost: that is why somebody wants out", () => {
    let part = 1;
    const price: typeof MARKET.price = (ticker, tick) => MARKET.price(ticker, tick) * part;
    const limits = { ...SECOND_WISHES.limits, breakers: DEFAULT_LIMITS.breakers };
    const changes: Partial<CycleTask> = { aim: "flatten", revision: 1, mandate: { ...SECOND_WISHES, limits } };
    const morning = secondMorning({ liquidity: thin }, changes, { ...MARKET, price });
    part = 0.7;

    expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "success" });
    expect(held(morning)).toEqual([]);
    expect(morning.world.fold.trading).toBe("REDUCING");
  });

  it("carries out no decision to rebalance, nor a rebalance one to sell everything", () => {
    const { world, task } = flatMorning();
    world.run({ ...task, aim: "rebalance", revision: 1 }, { diesAfter: 12 });

    expect(outcomeOf(world.run(task))).toMatchObject({
      kind: "refused",
      reason: "the decision of 2025-07-02 with revision 1 rebalances; another one needs another revision",
    });
    world.run({ ...task, revision: 2 });
    expect(outcomeOf(world.run({ ...task, aim: "rebalance", revision: 2 }))).toMatchObject({
      reason: "the decision of 2025-07-02 with revision 2 sells everything; another one needs another revision",
    });
  });
});

describe("a reconciliation", () => {
  const reconciling = (task: CycleTask): CycleTask => ({ ...task, aim: "reconcile" });

  it("finds that account and ledger agree, writes no end of a run, and sends nothing", () => {
    const { world, task } = secondMorning();
    const before = world.records.length;

    expect(outcomeOf(world.run(reconciling(task)))).toEqual({ kind: "done", result: "success", legs: [] });
    expect(world.records).toHaveLength(before);
    expect(ordersOf(world)).toEqual([]);
  });

  it("brings orders that were left behind to their end, whichever command their run died at", () => {
    const { commands } = secondMorning({ liquidity: thin }).world.run(secondMorning().task);
    for (let diesAfter = 1; diesAfter < commands; diesAfter += 3) {
      const morning = secondMorning({ liquidity: thin });
      const { world, task } = morning;
      world.run(task, { diesAfter });
      world.pass(5000);
      const sent = ordersOf(world).length;

      expect(outcomeOf(world.run(reconciling(task)))).toMatchObject({ kind: "done", result: "success" });
      expect(world.fold.openOrders).toEqual([]);
      expect(ordersOf(world)).toHaveLength(sent);
      expect(disagreements(morning)).toEqual([]);
    }
  });

  it("may be done at any time, and while trading is halted", () => {
    const { world, task } = secondMorning();
    world.journal([{ kind: "state", at: world.broker.now, state: "HALTED", reason: "the news" }]);
    const { from } = task.window;

    expect(outcomeOf(world.run({ ...reconciling(task), window: { from, until: from } }))).toMatchObject({
      kind: "done",
      result: "success",
    });
    expect(world.fold.trading).toBe("HALTED");
  });

  it("halts where they differ", () => {
    const { world, task } = secondMorning();
    const at = world.broker.now;
    world.journal([{ kind: "activity", at, activity: { kind: "interest", id: "invented", at, cash: money("1") } }]);

    expect(outcomeOf(world.run(reconciling(task)))).toMatchObject({
      kind: "halted",
      reason: expect.stringMatching(/^the broker has .* in cash, the ledger /) as unknown,
    });
    expect(world.fold.trading).toBe("HALTED");
  });
});
