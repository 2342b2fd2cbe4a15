import { DEFAULT_LADDER, holdingsOf, known, sum, weight, type IdUniqueness } from "@alchemiser/domain";
import { spoken } from "@alchemiser/domain/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ample, secondMorning, thin, type Morning } from "../testing/second-morning.ts";
import type { Fate, Troubles } from "../testing/troubled-broker.ts";
import { differences } from "./compare.ts";
import type { Cycle, CycleTask } from "./cycle.ts";

const isSuccess = (cycle: Cycle | undefined): boolean =>
  cycle?.phase.name === "ended" && cycle.phase.outcome.kind === "done" && cycle.phase.outcome.result === "success";

/** Runs until all is done: an order that got lost twice is left to the next cycle. */
function settled({ world, task }: Morning): Cycle | undefined {
  let { cycle } = world.run(task);
  for (let again = 0; again < 4 && !isSuccess(cycle); again++) cycle = world.run(task).cycle;
  return cycle;
}

/** The laws: whatever happened on the way, this is how the session ends. */
function expectOrder({ world, task }: Morning, cycle: Cycle | undefined): void {
  const { exchange } = world.broker;
  const memory = world.memory(task);
  const { plan } = known(memory.decision, "a cycle that has ended has decided");
  const today = exchange.orders.all.filter(({ request }) => request.id.includes("-250702r0-"));

  expect(cycle?.phase).toMatchObject({ name: "ended", outcome: { kind: "done", result: "success" } });
  expect(differences(memory, world.broker.account())).toEqual([]);
  expect(exchange.orders.working).toEqual([]);
  expect(world.fold.openOrders).toEqual([]);
  expect(new Set(today.map(({ request }) => request.id)).size).toBe(today.length);
  for (const leg of known(plan, "the decision has a plan").trades) {
    const orders = today.filter(({ request }) => request.ticker === leg.ticker && request.side === leg.side);
    expect(spoken([{ ...leg, quantity: sum(orders.map(({ filled }) => filled)) }])).toEqual(spoken([leg]));
  }
  expect(world.records.filter(({ kind }) => kind === "transferred")).toHaveLength(plan?.transfers.length ?? 0);
  expect([...(memory.book.sleeves.get("a")?.holdings.keys() ?? [])].sort()).toEqual(["BIL", "GLD"]);
  expect([...holdingsOf(memory.book).keys()].sort()).toEqual(["BIL", "GLD", "TLT"]);
}

/** Lets a run die after each number of commands, and the next one finish. */
function crashEverywhere(troubles: Partial<Troubles>, changes: Partial<CycleTask> = {}): void {
  const { commands } = secondMorningToTheEnd(troubles, changes);
  for (let diesAfter = 0; diesAfter < commands; diesAfter++) {
    const morning = secondMorning(troubles, changes);
    expect(morning.world.run(morning.task, { diesAfter }).cycle).toBeUndefined();
    morning.world.pass(5000);
    expectOrder(morning, settled(morning));
  }
}

const secondMorningToTheEnd = (troubles: Partial<Troubles>, changes: Partial<CycleTask> = {}) => {
  const morning = secondMorning(troubles, changes);
  return { ...morning, ...morning.world.run(morning.task) };
};

const ON_A_LADDER = { execution: DEFAULT_LADDER };
/** A leg beyond a hundred shares has up to three slices. */
const IN_SLICES = {
  execution: {
    ...DEFAULT_LADDER,
    slicing: { ...DEFAULT_LADDER.slicing, mostOfShown: weight("0.1"), mostSlices: 3 },
  },
};
const UNIQUENESS: readonly IdUniqueness[] = ["for-ever", "while-active"];
const STREAMS = ["told", "silent"] as const;

describe("a cycle that dies and is started again", { timeout: 60_000 }, () => {
  it.each([ample, thin])("has nothing to recover from when nothing happens", (liquidity) => {
    const { world, task, cycle, commands } = secondMorningToTheEnd({ liquidity });

    expect(commands).toBeGreaterThan(20);
    expectOrder({ world, task }, cycle);
  });

  describe.each(UNIQUENESS)("with ids that are unique %s", (idUniqueness) => {
    it.each(STREAMS)("ends as if it had lived, whichever command was its last; news: %s", (stream) => {
      crashEverywhere({ idUniqueness, stream });
    });

    it.each(STREAMS)("trades only the rest of what was filled in part; news: %s", (stream) => {
      crashEverywhere({ idUniqueness, stream, liquidity: thin });
    });

    it.each([0, 30_000])("finds what was carried out without an answer, %d ms late", (lookUpLagMs) => {
      const fates: readonly Fate[] = ["reply-lost", "answered", "reply-lost", "reply-lost"];
      crashEverywhere({ idUniqueness, lookUpLagMs, fates, stream: "silent", liquidity: thin });
    });

    it.each([0, 30_000])("sends once more what never arrived, with look-ups %d ms late", (lookUpLagMs) => {
      const fates: readonly Fate[] = ["request-lost", "answered", "reply-lost", "request-lost", "request-lost"];
      crashEverywhere({ idUniqueness, lookUpLagMs, fates, stream: "silent", liquidity: thin });
    });
  });

  describe("on a ladder", () => {
    const idUniqueness = "while-active";

    it.each(STREAMS)("goes on from the rung where it stood; news: %s", (stream) => {
      crashEverywhere({ idUniqueness, stream, liquidity: thin }, ON_A_LADDER);
    });

    it.each([0, 30_000])(
      "finds the rung where it stood, %d ms late, whatever became of its requests",
      (lookUpLagMs) => {
        const fates: readonly Fate[] = ["reply-lost", "answered", "request-lost", "reply-lost", "request-lost"];
        crashEverywhere({ idUniqueness, lookUpLagMs, fates, stream: "silent", liquidity: thin }, ON_A_LADDER);
      },
    );
  });

  it.each(STREAMS)("goes on from the slice where it stood; news: %s", (stream) => {
    crashEverywhere({ idUniqueness: "while-active", stream, liquidity: thin }, IN_SLICES);
  });

  it("ends as if it had lived after any number of crashes, under any troubles", () => {
    const troubles = fc.record<Troubles>({
      idUniqueness: fc.constantFrom(...UNIQUENESS),
      lookUpLagMs: fc.constantFrom(0, 5000, 30_000),
      fates: fc.array(fc.constantFrom<Fate>("answered", "reply-lost", "request-lost"), { maxLength: 6 }),
      stream: fc.constantFrom(...STREAMS),
      liquidity: fc.constantFrom(ample, thin),
      closesAtTick: fc.constant(Number.POSITIVE_INFINITY),
    });

    const changes = fc.constantFrom({}, ON_A_LADDER, IN_SLICES);

    fc.assert(
      fc.property(troubles, changes, fc.array(fc.nat({ max: 60 }), { maxLength: 6 }), (given, how, lifetimes) => {
        const morning = secondMorning(given, how);
        for (const diesAfter of lifetimes) {
          if (morning.world.run(morning.task, { diesAfter }).cycle !== undefined) break;
          morning.world.pass(1000);
        }
        expectOrder(morning, settled(morning));
      }),
    );
  });
});
