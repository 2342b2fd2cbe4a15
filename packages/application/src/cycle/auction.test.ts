import { DEFAULT_LADDER, sessionHours, weight } from "@alchemiser/domain";
import { mandateFor, NOW, TODAY, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import type { Witness } from "../live/live-driver.ts";
import { LiveWorld, taskFor } from "../testing/live-world.ts";
import { outcomeOf } from "../testing/second-morning.ts";
import { lifeOf } from "./climbing.ts";

const mandate = mandateFor(wanting({ SPY: 0.6, TLT: 0.4 }), {
  rebalance: { ...mandateFor([]).rebalance, cashReserve: weight("0.01") },
});
const { close } = sessionHours(TODAY);
const task = taskFor(mandate, { execution: { ...DEFAULT_LADDER, auction: "close" } });

const told = ({ exchange }: LiveWorld): readonly string[] =>
  exchange.orders.all.map(
    ({ request: { side, ticker, timeInForce }, status }) => `${side} ${ticker} ${timeInForce}: ${status}`,
  );

/** Lets the day pass up to its close, and holds the auction, once both orders are there. */
const holdingTheAuction = (world: LiveWorld): Witness => {
  let submitted = 0;
  return ({ kind }) => {
    if (kind !== "submitted") return;
    submitted += 1;
    if (submitted < 2) return;
    world.pass(close - NOW);
    world.exchange.auction("cls");
    world.broker.deliver();
  };
};

describe("a leg for the auction of the close", () => {
  it("waits for it all day, and trades there in whole shares at its one price", async () => {
    const world = new LiveWorld(new Set(), new Set(["cls"]));
    const cycle = await world.run(task, { witness: holdingTheAuction(world) });

    expect(outcomeOf({ cycle })).toMatchObject({ kind: "done", result: "success" });
    expect(told(world)).toEqual(["buy SPY cls: filled", "buy TLT cls: filled"]);
    expect(world.exchange.fills.map(({ quantity, price, at }) => [`${quantity} at ${price}`, at])).toEqual([
      ["118 at 500", close],
      ["396 at 100", close],
    ]);
  });

  it("is never sent by an account that was not granted such orders, and says why", async () => {
    const world = new LiveWorld();
    const outcome = outcomeOf({ cycle: await world.run(task) });

    expect(told(world)).toEqual([]);
    expect(outcome).toMatchObject({ kind: "done", result: "failed" });
    expect("legs" in outcome ? outcome.legs.map(({ shortfall }) => shortfall) : []).toEqual(
      Array(2).fill("ENTITLEMENT_MISSING: cls orders are not enabled for this account"),
    );
  });

  it("goes on waiting when a run finds it that was started again", async () => {
    const world = new LiveWorld(new Set(), new Set(["cls"]));
    const cycle = await world.run(task, { witness: holdingTheAuction(world) });
    const [flight] = cycle.flights.values();

    expect(flight && lifeOf(flight.intent, task, NOW)).toBe(close + 60_000 - NOW);
  });
});
