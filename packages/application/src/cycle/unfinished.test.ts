import { NO_SHARES, session, type Mandate } from "@alchemiser/domain";
import { mandateFor, sleeve, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { CrashWorld } from "../testing/crash-world.ts";
import { CALM, FIRST_WISHES, MARKET, ordersOf, outcomeOf, SECOND_DAY, taskOf } from "../testing/second-morning.ts";

const YEARLY = { kind: "calendar", frequency: "yearly" } as const;
const mandate: Mandate = {
  ...FIRST_WISHES,
  sleeves: mandateFor([
    sleeve("a", "0.5", wanting({ SPY: 1 }, YEARLY)),
    sleeve("b", "0.5", wanting({ TLT: 0.5, GLD: 0.5 }, YEARLY)),
  ]).sleeves,
};

/** A first day on which the only run dies after so many commands; nobody starts it again. */
function afterDeath(diesAfter: number): CrashWorld {
  const world = new CrashWorld(MARKET, CALM);
  world.run(taskOf(mandate, world), { diesAfter });
  return world;
}

const held = (world: CrashWorld): readonly string[] => [...world.broker.account().positions.keys()].toSorted();

describe("a rebalance that came to no good end", () => {
  it("is decided anew in the next session, wherever its run died and whatever the schedule says", () => {
    const { commands } = new CrashWorld(MARKET, CALM).run(taskOf(mandate, new CrashWorld(MARKET, CALM)));
    for (let diesAfter = 1; diesAfter < commands; diesAfter++) {
      const world = afterDeath(diesAfter);
      world.startSession(SECOND_DAY);

      expect(outcomeOf(world.run(taskOf(mandate, world)))).toMatchObject({ kind: "done", result: "success" });
      expect(held(world)).toEqual(["GLD", "SPY", "TLT"]);
    }
  });

  it("is decided anew by the next revision of its session", () => {
    const world = afterDeath(10);
    world.run({ ...taskOf(mandate, world), aim: "reconcile" });

    const again = world.run({ ...taskOf(mandate, world), revision: 1 });

    expect(outcomeOf(again)).toMatchObject({ kind: "done", result: "success" });
    expect(held(world)).toEqual(["GLD", "SPY", "TLT"]);
  });

  it("is decided anew when nothing of it was filled", () => {
    let isDry = true;
    const world = new CrashWorld(MARKET, {
      ...CALM,
      liquidity: (_order, shares) => (isDry ? NO_SHARES : shares),
    });

    expect(outcomeOf(world.run(taskOf(mandate, world)))).toMatchObject({ kind: "done", result: "failed" });
    isDry = false;
    world.startSession(SECOND_DAY);
    expect(outcomeOf(world.run(taskOf(mandate, world)))).toMatchObject({ kind: "done", result: "success" });
    expect(ordersOf(world)).toHaveLength(3);
  });

  it("is decided anew when a part of it was not filled: no money lies idle until the next year", () => {
    let isDry = true;
    const world = new CrashWorld(MARKET, {
      ...CALM,
      liquidity: ({ request }, shares) => (isDry && request.ticker === "GLD" ? NO_SHARES : shares),
    });

    expect(outcomeOf(world.run(taskOf(mandate, world)))).toMatchObject({ kind: "done", result: "partial" });
    expect(held(world)).toEqual(["SPY", "TLT"]);
    isDry = false;
    world.startSession(SECOND_DAY);
    expect(outcomeOf(world.run(taskOf(mandate, world)))).toMatchObject({ kind: "done", result: "success" });
    expect(held(world)).toEqual(["GLD", "SPY", "TLT"]);
  });

  it("is over once it was carried out: the schedule counts again", () => {
    const world = new CrashWorld(MARKET, CALM);
    world.run(taskOf(mandate, world));
    for (const day of ["2025-07-02", "2025-07-03"].map(session)) {
      world.startSession(day);

      expect(outcomeOf(world.run(taskOf(mandate, world)))).toMatchObject({ kind: "done", legs: [] });
    }
  });
});
