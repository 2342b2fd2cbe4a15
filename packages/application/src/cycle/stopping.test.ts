import { describe, expect, it } from "vitest";
import type { CrashWorld } from "../testing/crash-world.ts";
import { disagreements, ordersOf, outcomeOf, secondMorning, thin } from "../testing/second-morning.ts";
import { begin, cycleStep } from "./cycle-step.ts";

const resume = (world: CrashWorld): void =>
  world.journal([{ kind: "state", at: world.broker.now, state: "ACTIVE", reason: "somebody has looked" }]);

describe("a cycle that is to end", () => {
  it.each(["told", "silent"] as const)("leaves nothing working, whenever it is told so; news: %s", (stream) => {
    const { commands } = (() => {
      const { world, task } = secondMorning({ liquidity: thin, stream });
      return world.run(task);
    })();
    for (let stoppedAfter = 1; stoppedAfter < commands; stoppedAfter++) {
      const { world, task } = secondMorning({ liquidity: thin, stream });
      const outcome = outcomeOf(world.run(task, { stoppedAfter }));

      expect(["stopped", "done"]).toContain(outcome.kind);
      expect(disagreements({ world, task })).toEqual([]);
      expect(outcomeOf(world.run(task))).toMatchObject({ kind: "done", result: "success" });
      expect(disagreements({ world, task })).toEqual([]);
    }
  });

  it("waits for what nobody answered for, cancels it when it is found, and sends nothing again", () => {
    const { world, task } = secondMorning({
      fates: ["reply-lost", "request-lost"],
      liquidity: thin,
      stream: "silent",
    });
    const outcome = outcomeOf(world.run(task, { stoppedAfter: 12 }));

    expect(outcome.kind).toBe("stopped");
    expect(disagreements({ world, task })).toEqual([]);
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

  it("ends halted, whenever somebody halts it from two places, and every later one sends nothing", () => {
    const { commands } = (() => {
      const { world, task } = secondMorning({ liquidity: thin });
      return world.run(task);
    })();
    for (let haltedAfter = 1; haltedAfter < commands; haltedAfter++) {
      const { world, task } = secondMorning({ liquidity: thin });

      expect(outcomeOf(world.run(task, { haltedAfter }))).toMatchObject({ kind: "halted", reason: "here" });
      expect(disagreements({ world, task })).toEqual([]);
      expect(world.fold.trading).toBe("HALTED");
      const sent = ordersOf(world);
      expect(outcomeOf(world.run(task)).kind).toBe("halted");
      expect(ordersOf(world)).toEqual(sent);
      resume(world);
      expect(outcomeOf(world.run(task))).toMatchObject({ kind: "done", result: "success" });
    }
  });

  it.each(["told", "silent"] as const)("halted after it died leaves nothing working: news: %s", (stream) => {
    const { commands } = (() => {
      const { world, task } = secondMorning({ liquidity: thin, stream });
      return world.run(task);
    })();
    for (let diesAfter = 1; diesAfter < commands; diesAfter++) {
      const { world, task } = secondMorning({ liquidity: thin, stream });
      world.run(task, { diesAfter });
      world.journal([{ kind: "state", at: world.broker.now, state: "HALTED", reason: "by hand" }]);
      const sent = ordersOf(world);

      expect(outcomeOf(world.run(task)).kind).toBe("halted");
      expect(ordersOf(world)).toEqual(sent);
      expect(disagreements({ world, task })).toEqual([]);
      expect(world.fold.openOrders).toEqual([]);
      resume(world);
      expect(outcomeOf(world.run(task))).toMatchObject({ kind: "done", result: "success" });
    }
  });

  it("only sells while the account is to be reduced", () => {
    const { world, task } = secondMorning();
    world.journal([{ kind: "state", at: world.broker.now, state: "REDUCING", reason: "by hand" }]);

    expect(outcomeOf(world.run(task))).toMatchObject({ kind: "done", result: "partial" });
    expect(ordersOf(world).every((order) => order.startsWith("sell"))).toBe(true);
    expect(disagreements({ world, task })).toEqual([]);
  });
});
