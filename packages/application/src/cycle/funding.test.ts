import { known, money, quantity, type OrderIntent, type Quantity } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { secondMorning } from "../testing/second-morning.ts";
import { newCycle, type Cycle } from "./cycle.ts";
import { affordable } from "./funding.ts";
import { launch } from "./flight.ts";

/** The second buy of a morning whose first one was filled by report, while `booked` of its fills are in the books. */
function sized(booked: (filled: Quantity) => Quantity): { readonly wanted: OrderIntent; readonly paid: OrderIntent } {
  const { world, task } = secondMorning();
  const market = world.broker.observe(task.mandate.sleeves.flatMap(({ strategy }) => strategy.universe));
  const begun = {
    memory: world.memory(task),
    account: { ...world.broker.account(), buyingPower: money("100000") },
    market,
  };
  world.run(task);
  const buys = known(world.decisionFor(task), "the morning has decided").intents.filter(({ side }) => side === "buy");
  const [first, wanted] = [known(buys[0], "it buys"), known(buys[1], "it buys twice")];
  const { flight } = launch(first, { at: world.broker.now, lifeMs: 1000 });
  const record = { ...flight.record, status: "filled", filled: first.quantity } as const;
  const cycle: Cycle = {
    ...newCycle(task),
    ...begun,
    memory: {
      ...begun.memory,
      // Enough for the first or the second, not for both.
      book: { ...begun.memory.book, cash: money("45000") },
      orders: [{ intent: first, record, booked: booked(first.quantity) }],
    },
    flights: new Map([[first.id, { ...flight, record, stage: { at: "done" } }]]),
  };
  const [paid] = affordable(cycle, { due: [wanted], others: [] });
  return { wanted, paid: known(paid, "every buy is sized") };
}

describe("the cash for a buy", () => {
  it("is less what an order has cost that was reported, until its fills are in the books", () => {
    const none = sized(() => quantity("0"));
    const all = sized((filled) => filled);

    expect(none.paid.quantity.isBelow(all.paid.quantity)).toBe(true);
    expect(all.paid.quantity).toEqual(all.wanted.quantity);
  });
});
