import { known, NO_SHARES, quantity, type Liquidity, type OrderRequest } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { outcomeOf, secondMorning, thin, type Morning } from "../testing/second-morning.ts";

/** The orders of the second day as they would be, had nobody taken one of their ids. */
function usualRequests(): readonly OrderRequest[] {
  const { world, task } = secondMorning();
  world.run(task);
  const requests = world.broker.exchange.orders.all.map(({ request }) => request);
  return requests.filter(({ id }) => id.includes("-250702r"));
}

/** Whoever asks for one share gets none; the others are filled as in a thin market. */
const nothingOfOne: Liquidity = (order, shares, quote) =>
  shares.equals(quantity("1")) ? NO_SHARES : thin(order, shares, quote);

/** A morning on which somebody has sent another order under the id of ours at `place`, and has taken it back. */
function takenMorning(place: number): Morning & { readonly taken: OrderRequest } {
  const morning = secondMorning({ liquidity: nothingOfOne });
  const usual = known(usualRequests()[place], "the second day has an order at that place");
  const taken: OrderRequest = { ...usual, size: { in: "shares", quantity: quantity("1") } };
  morning.world.broker.observe([taken.ticker]);
  expect(morning.world.broker.submit(taken).outcome).toBe("accepted");
  morning.world.broker.cancel(taken.id);
  return { ...morning, taken };
}

describe("another order under one of our ids", () => {
  it.each([0, 1])("halts the account: nothing more is sent, what works is cancelled; order %d", (place) => {
    const { world, task, taken } = takenMorning(place);
    const outcome = outcomeOf(world.run(task));
    const sent = world.broker.exchange.orders.all.filter(({ request }) => request.id.includes("-250702r"));

    expect(outcome).toMatchObject({
      kind: "halted",
      reason: `the broker has another order under the id "${taken.id}"`,
    });
    expect(sent.map(({ request }) => request.side)).toEqual(["sell", "sell"]);
    expect(world.broker.exchange.orders.working).toEqual([]);
    expect(world.fold.trading).toBe("HALTED");
  });

  it("halts the account for good, wherever the run dies after it was seen", () => {
    const { commands } = (({ world, task }) => world.run(task))(takenMorning(0));
    for (let diesAfter = 1; diesAfter < commands; diesAfter++) {
      const { world, task } = takenMorning(0);
      world.run(task, { diesAfter });
      const orders = world.broker.exchange.orders.all.length;
      const wasHalted = world.fold.trading === "HALTED";

      expect(outcomeOf(world.run(task)).kind).toBe("halted");
      expect(world.fold.trading).toBe("HALTED");
      if (wasHalted) expect(world.broker.exchange.orders.all.length).toBe(orders);
    }
  });
});
