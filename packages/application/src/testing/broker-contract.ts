import { money, NO_MONEY, orderId, quantity, sum, valueOf } from "@alchemiser/domain";
import { describe, expect, it, vi } from "vitest";
import { BrokerUnavailable, LedgerInUse } from "../errors.ts";
import type { ActivityPage, BrokerEvent } from "../ports/broker.ts";
import {
  becomes,
  buyAtOnce,
  buyLower,
  closedAfterwards,
  fillsIn,
  namesOf,
  sellAtOnce,
  spoken,
  SPY,
  type Opening,
} from "./broker-under-test.ts";

/** `told`: a watcher hears what happens. `asked`: it hears that something may have, and asks. */
type News = "told" | "asked";

/** What it means to be a `Broker`. `open` gives a new one each time. */
export function brokerContract(name: string, open: Opening, news: News = "told"): void {
  describe(`${name} honours the broker contract`, () => {
    submissions(closedAfterwards(open));
    cancellations(closedAfterwards(open));
    history(closedAfterwards(open));
    (news === "told" ? hearing : asking)(closedAfterwards(open));
    leaving(closedAfterwards(open));
    patience(closedAfterwards(open));
  });
}

function submissions(open: Opening): void {
  it("trades a request once, however often it is submitted", async () => {
    const { broker } = await open("deep");

    const first = await broker.submit(buyAtOnce("once"));
    const second = await broker.submit(buyAtOnce("once"));
    await becomes(broker, orderId("once"), "filled");

    expect(first.outcome).toBe("accepted");
    expect(["accepted", "duplicate"]).toContain(second.outcome);
    expect((await broker.account()).positions).toEqual(new Map([[SPY, quantity("2")]]));
  });

  it("rejects what the account cannot pay for, and says why", async () => {
    const { broker } = await open("deep");

    const submission = await broker.submit(buyAtOnce("too-much", "1000"));

    expect(submission.outcome === "rejected" ? submission.reason : "").not.toBe("");
    expect(await broker.openOrders()).toEqual({ orders: [], unclear: [] });
  });

  it("finds an order by the id that it was given, as it was asked for", async () => {
    const { broker } = await open("deep");
    const submission = await broker.submit(buyLower("findable"));

    const found = await broker.find(orderId("findable"));

    expect(found?.request).toEqual(buyLower("findable"));
    expect(found?.report.status).toBe("accepted");
    expect(submission).toMatchObject({ outcome: "accepted", report: { brokerId: found?.report.brokerId } });
    expect(await broker.find(orderId("never-sent"))).toBeUndefined();
  });

  it("keeps back the money of a working buy", async () => {
    const { broker } = await open("deep");
    const before = await broker.account();
    await broker.submit(buyLower("reserved"));

    const after = await broker.account();

    expect(after.cash).toEqual(money("10000"));
    expect(before.buyingPower.minus(after.buyingPower)).toEqual(money("960"));
  });
}

function cancellations(open: Opening): void {
  it("cancels a working order, which is then reported canceled", async () => {
    const { broker } = await open("deep");
    await broker.submit(buyLower("unwanted"));
    expect((await broker.openOrders()).orders.map(({ request }) => request)).toEqual([buyLower("unwanted")]);

    expect(await broker.cancel(orderId("unwanted"))).toBe("requested");
    await becomes(broker, orderId("unwanted"), "canceled");

    expect(await broker.openOrders()).toEqual({ orders: [], unclear: [] });
  });

  it("tells that it is too late to cancel what was filled, and that it never knew another", async () => {
    const { broker } = await open("deep");
    await broker.submit(buyAtOnce("done"));
    await becomes(broker, orderId("done"), "filled");

    expect(await broker.cancel(orderId("done"))).toBe("too-late");
    expect(await broker.cancel(orderId("never-sent"))).toBe("unknown");
  });
}

function history(open: Opening): void {
  it("tells each fill once, oldest first, and goes on where it stopped", async () => {
    const { broker } = await open("deep");
    await broker.submit(buyAtOnce("first"));
    await becomes(broker, orderId("first"), "filled");
    const before = await broker.activitiesSince(undefined);
    await broker.submit(buyAtOnce("second"));
    await broker.submit(sellAtOnce("third", "1"));
    await becomes(broker, orderId("third"), "filled");

    const after = await broker.activitiesSince(before.cursor);
    const nothing = await broker.activitiesSince(after.cursor);

    expect(before.fills).toMatchObject([{ orderId: "first", side: "buy", ticker: SPY, quantity: quantity("2") }]);
    expect(after.fills.map((fill) => fill.orderId)).toEqual(["second", "third"]);
    expect(nothing).toEqual({ fills: [], activities: [], cursor: after.cursor });
  });

  it("names each part of an order by how much of it was filled after that", async () => {
    const { broker, fall } = await open("thin");
    await broker.submit(buyLower("parts", "5"));
    await fall();
    await becomes(broker, orderId("parts"), "filled");

    const { fills } = await broker.activitiesSince(undefined);

    expect(fills.length).toBeGreaterThan(1);
    expect(fills.map(({ executionId }) => executionId)).toEqual(namesOf(fills));
    expect(sum(fills.map((fill) => fill.quantity))).toEqual(quantity("5"));
    expect((await broker.find(orderId("parts")))?.report.filled).toEqual(quantity("5"));
  });

  it("shows in the account what fills have done", async () => {
    const { broker } = await open("deep");
    await broker.submit(buyAtOnce("bought", "3"));
    await becomes(broker, orderId("bought"), "filled");
    await broker.submit(sellAtOnce("sold", "1"));
    await becomes(broker, orderId("sold"), "filled");

    const { cash, positions, restriction } = await broker.account();
    const { fills } = await broker.activitiesSince(undefined);
    const [paid, received] = fills.map((fill) => valueOf(fill.quantity, fill.price));

    expect(cash).toEqual(
      money("10000")
        .minus(paid ?? NO_MONEY)
        .plus(received ?? NO_MONEY),
    );
    expect(positions).toEqual(new Map([[SPY, quantity("2")]]));
    expect(restriction).toBeUndefined();
  });
}

function hearing(open: Opening): void {
  it("misses nothing once it watches, and names fills as the history does", async () => {
    const { broker, fall } = await open("thin");
    const events: BrokerEvent[] = [];
    const watch = await broker.watch((event) => events.push(event));
    await broker.submit(buyLower("watched", "5"));
    await fall();
    await becomes(broker, orderId("watched"), "filled");
    const { fills } = await broker.activitiesSince(undefined);
    await vi.waitFor(() => {
      expect(fillsIn(events)).toHaveLength(fills.length);
    });
    await watch.close();

    expect(fillsIn(events).map(spoken)).toEqual(fills.map(spoken));
    const last = { kind: "order", id: "watched", report: { status: "filled", filled: quantity("5") } };
    expect(events.at(-1)).toMatchObject(last);
  });
}

function asking(open: Opening): void {
  it("misses nothing for whoever asks as often as it is told to", async () => {
    const { broker } = await open("deep");
    const answers: Promise<ActivityPage>[] = [];
    const watch = await broker.watch(({ kind }) => {
      if (kind === "resumed") answers.push(broker.activitiesSince(undefined));
    });
    await broker.submit(buyAtOnce("asked-for"));
    await becomes(broker, orderId("asked-for"), "filled");
    const before = answers.length;
    await vi.waitFor(() => {
      expect(answers.length).toBeGreaterThan(before);
    });
    await watch.close();

    expect((await Promise.all(answers)).at(-1)?.fills).toMatchObject([{ orderId: "asked-for" }]);
  });
}

function leaving(open: Opening): void {
  it("says nothing any more once the watch is closed", async () => {
    const { broker } = await open("deep");
    const events: BrokerEvent[] = [];
    const watch = await broker.watch((event) => events.push(event));
    await watch.close();

    await broker.submit(buyAtOnce("unseen"));
    await becomes(broker, orderId("unseen"), "filled");

    expect(events).toEqual([]);
  });
}

function patience(open: Opening): void {
  it("ends a question when its signal aborts, and does not send what is given up or recalled", async () => {
    const { broker } = await open("deep");
    const signal = AbortSignal.abort();

    await expect(broker.account(signal)).rejects.toThrow(BrokerUnavailable);
    await expect(broker.find(orderId("any"), signal)).rejects.toThrow(BrokerUnavailable);
    expect((await broker.submit(buyAtOnce("given-up"), signal)).outcome).toBe("unsent");
    expect((await broker.submit(buyAtOnce("recalled"), undefined, { recall: signal })).outcome).toBe("unsent");
    expect(await broker.find(orderId("given-up"))).toBeUndefined();
    expect(await broker.find(orderId("recalled"))).toBeUndefined();
  });

  it("does not send what may not leave, and says why", async () => {
    const { broker } = await open("deep");
    const taken = new LedgerInUse("another run has taken over");
    const mayLeave = (): Promise<void> => Promise.reject(taken);

    await expect(broker.submit(buyAtOnce("forbidden"), undefined, { mayLeave })).rejects.toBe(taken);
    expect(await broker.find(orderId("forbidden"))).toBeUndefined();
  });
}
