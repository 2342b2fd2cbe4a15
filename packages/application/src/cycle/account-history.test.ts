import { setImmediate } from "node:timers/promises";
import { known, LedgerFold, orderId, price, quantity, ticker, type Activity, type Fill } from "@alchemiser/domain";
import { mandateFor, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import type { Broker } from "../ports/broker.ts";
import type { CycleTask } from "./cycle.ts";
import type { Outcome } from "./outcome.ts";
import { brokerWith } from "../ports/broker-with.ts";
import { LiveWorld, taskFor } from "../testing/live-world.ts";
import { outcomeOf } from "../testing/second-morning.ts";
import { differences } from "./compare.ts";
import { memoryOf, NOTHING_DECIDED } from "./memory-of.ts";

const task = taskFor(mandateFor(wanting({ SPY: 0.6, TLT: 0.4 })));

/** A world in which the mandate has bought what it wants. */
async function invested(): Promise<LiveWorld> {
  const world = new LiveWorld();
  expect(await run(world, task)).toMatchObject({ kind: "done", result: "success" });
  return world;
}

const run = async (world: LiveWorld, wanted: CycleTask, broker: Partial<Broker> = {}): Promise<Outcome> =>
  outcomeOf({
    cycle: await world.run(wanted, { ports: { ...world.ports, broker: brokerWith(world.broker, broker) } }),
  });

const foldOf = async ({ ledger }: LiveWorld): Promise<LedgerFold> => LedgerFold.of(await ledger.records());

/** What the ledger says otherwise than the broker. */
const differencesIn = async (world: LiveWorld): Promise<readonly string[]> =>
  differences(memoryOf(await foldOf(world), NOTHING_DECIDED), await world.broker.account());

const boughtIn = ({ exchange }: LiveWorld): Fill => known(exchange.fills[0], "something was bought");

const spinOff: Activity = { kind: "unknown", id: "a-1", what: "a spin-off, of which nothing is known" };

/** A broker that tells of `activity` once more with everything that is new. */
const telling = ({ broker }: LiveWorld, activity: Activity): Pick<Broker, "activitiesSince"> => ({
  activitiesSince: async (cursor, signal) => {
    const page = await broker.activitiesSince(cursor, signal);
    return { ...page, activities: [...page.activities, activity] };
  },
});

describe("an activity that is not known", () => {
  it("halts the account with its name, before anything is sent", async () => {
    const world = await invested();
    const sent = world.exchange.orders.all.length;

    expect(await run(world, { ...task, revision: 1 }, telling(world, spinOff))).toMatchObject({
      kind: "halted",
      reason: "a spin-off, of which nothing is known",
    });
    expect((await foldOf(world)).trading).toBe("HALTED");
    expect(world.exchange.orders.all).toHaveLength(sent);
  });

  it("halts a run that only looks, too, and keeps what it has read", async () => {
    const world = await invested();

    expect(await run(world, { ...task, aim: "reconcile" }, telling(world, spinOff))).toMatchObject({ kind: "halted" });
    expect(await world.ledger.records()).toContainEqual(
      expect.objectContaining({ kind: "activity", activity: spinOff }),
    );
  });

  it("lets trading go on when a person has looked, and it changed nothing", async () => {
    const world = await invested();
    await run(world, { ...task, revision: 1 }, telling(world, spinOff));
    await world.ledger.append([{ kind: "state", at: world.clock.now(), state: "ACTIVE", reason: "it is nothing" }]);

    expect(await run(world, { ...task, revision: 1 })).toMatchObject({ kind: "done" });
  });

  it("of a time before the ledger is nobody's business", async () => {
    const world = new LiveWorld();
    let calls = 0;
    const broker: Partial<Broker> = {
      activitiesSince: async (cursor, signal) => {
        const page = await world.broker.activitiesSince(cursor, signal);
        return calls++ === 0 ? { ...page, activities: [spinOff] } : page;
      },
    };

    expect(await run(world, task, broker)).toMatchObject({ kind: "done" });
  });
});

describe("what the market takes back", () => {
  it.each(["bust", "correction"] as const)("is followed to the cent: a %s", async (kind) => {
    const world = await invested();
    const fill = boughtIn(world);
    world.exchange.apply(kind === "bust" ? { kind, fill } : { kind, fill, price: price("480.5") });

    expect(await run(world, { ...task, aim: "reconcile" })).toMatchObject({ kind: "done" });
    expect(await differencesIn(world)).toEqual([]);
    expect((await foldOf(world)).trading).toBe("ACTIVE");
  });

  it("follows a new name of what is held", async () => {
    const world = await invested();
    world.exchange.apply({ kind: "rename", ticker: ticker("SPY"), to: ticker("SPYX") });

    expect(await run(world, { ...task, aim: "reconcile" })).toMatchObject({ kind: "done" });
    expect(await differencesIn(world)).toEqual([]);
  });
});

describe("shares of the mandate that somebody else sells", () => {
  it("halt the account, though the sum of all that happened is what the broker has", async () => {
    const world = await invested();
    const mine = boughtIn(world);
    const request = {
      id: orderId("by-hand"),
      ticker: mine.ticker,
      side: "sell",
      size: { in: "shares", quantity: quantity("1") },
      terms: { type: "market" },
      timeInForce: "day",
      hours: "regular",
    } as const;
    expect(world.exchange.submit(request).outcome).toBe("accepted");

    const state = { isOver: false };
    const outcome = run(world, { ...task, aim: "reconcile" }).finally(() => (state.isOver = true));
    // Differences are looked at again after a while.
    for (; !state.isOver; await setImmediate()) world.pass(1000);

    expect(await outcome).toMatchObject({
      kind: "halted",
      reason: `1 shares of ${mine.ticker} that are the mandate's were sold or taken away by no order of this ledger`,
    });
  });
});
