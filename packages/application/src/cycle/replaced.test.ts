import { orderId, price, quantity, ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { disagreements, ordersOf, outcomeOf, secondMorning, thin, type Morning } from "../testing/second-morning.ts";

/** A person buys beside the mandate what it holds as well. */
function buyByHand({ world }: Morning): void {
  world.broker.exchange.submit({
    id: orderId("by-hand"),
    ticker: ticker("SPY"),
    side: "buy",
    size: { in: "shares", quantity: quantity("1") },
    terms: { type: "limit", limit: price("600") },
    timeInForce: "day",
    hours: "regular",
  });
}

const REPLACED = "revision 1 of 2025-07-02 has replaced revision 0; whoever wants another decision asks for revision 2";

describe("a decision that another one has replaced", () => {
  it("is not gone on with, wherever it was stopped", () => {
    const { commands } = secondMorning({ liquidity: thin }).world.run(secondMorning().task);
    for (let stoppedAfter = 4; stoppedAfter < commands; stoppedAfter += 3) {
      const morning = secondMorning({ liquidity: thin });
      const { world, task } = morning;
      world.run(task, { stoppedAfter });
      world.run({ ...task, revision: 1 });
      const sent = ordersOf(world);

      expect(outcomeOf(world.run(task))).toEqual({ kind: "refused", reason: REPLACED });
      expect(ordersOf(world)).toEqual(sent);
      expect(disagreements(morning)).toEqual([]);
    }
  });

  it("sells nothing after a flatten, though a person has shares of the symbol beside the mandate", () => {
    const morning = secondMorning();
    const { world, task } = morning;
    world.run(task, { diesAfter: 9 });
    buyByHand(morning);
    world.run({ ...task, aim: "flatten", revision: 1 });
    const sent = ordersOf(world);

    expect(outcomeOf(world.run(task))).toEqual({ kind: "refused", reason: REPLACED });
    expect(ordersOf(world)).toEqual(sent);
    expect(world.broker.account().positions.get(ticker("SPY"))).toEqual(quantity("1"));
    expect(disagreements(morning)).toEqual([]);
  });

  it("was replaced even if of the other one nothing was sent", () => {
    const { world, task } = secondMorning();
    const { commands } = world.run({ ...task, aim: "reconcile" });
    for (let diesAfter = commands; world.decisionFor({ ...task, revision: 1 }) === undefined; diesAfter++)
      world.run({ ...task, revision: 1 }, { diesAfter });

    expect(ordersOf(world)).toEqual([]);
    expect(outcomeOf(world.run(task))).toEqual({ kind: "refused", reason: REPLACED });
  });
});
