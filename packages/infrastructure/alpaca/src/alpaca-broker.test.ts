import { BrokerUnavailable, UnexpectedAnswer } from "@alchemiser/application";
import { instantOf, money, orderId, price, quantity, ticker, type OrderRequest } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { scriptedAlpaca } from "./testing/scripted-alpaca.ts";
import { reply } from "./testing/scripted-transport.ts";
import { changeBody, fillBody, orderBody } from "./testing/wire-bodies.ts";

const request: OrderRequest = {
  id: orderId("c-1"),
  ticker: ticker("SPY"),
  side: "buy",
  size: { in: "shares", quantity: quantity("10") },
  terms: { type: "limit", limit: price("500.25") },
  timeInForce: "day",
  hours: "regular",
};

const TAKEN = 40010001;
const missing = (): ReturnType<typeof reply> => reply(404, { code: 40410000, message: "order not found" });

describe("AlpacaBroker, submitting", () => {
  it.each([500, 502, 503, 504, 408, 429])("does not know what became of an order after status %i", async (status) => {
    const { broker, transport } = scriptedAlpaca({ "submit-order": () => reply(status, { message: "later" }) });

    expect(await broker.submit(request)).toEqual({ outcome: "unanswered", reason: `status ${status}` });
    expect(transport.sent, "an order is sent once").toHaveLength(1);
  });

  it("does not know what became of an order when the connection breaks", async () => {
    const { broker } = scriptedAlpaca({ "submit-order": () => Promise.reject(new Error("socket hang up")) });

    expect(await broker.submit(request)).toEqual({ outcome: "unanswered", reason: "socket hang up" });
  });

  it("does not take somebody else's page for Alpaca's refusal", async () => {
    const { broker } = scriptedAlpaca({ "submit-order": () => reply(403, "<html>blocked</html>") });

    expect((await broker.submit(request)).outcome).toBe("unanswered");
  });

  it("looks an id up when Alpaca's code alone says that it is taken", async () => {
    const refused = (): ReturnType<typeof reply> => reply(422, { code: TAKEN, message: "no such luck" });
    const known = scriptedAlpaca({ "submit-order": refused, "order-by-client-id": () => reply(200, orderBody()) });
    const unknown = scriptedAlpaca({ "submit-order": refused, "order-by-client-id": missing });

    expect((await known.broker.submit(request)).outcome).toBe("duplicate");
    expect(await unknown.broker.submit(request)).toEqual({
      outcome: "rejected",
      code: String(TAKEN),
      reason: "no such luck",
    });
  });

  it("does not decide between the two when the look-up has no answer", async () => {
    const { broker, hand } = scriptedAlpaca({
      "submit-order": () => reply(422, { code: TAKEN, message: "no such luck" }),
      "order-by-client-id": () => reply(503),
    });

    expect((await hand.outcomeOf(broker.submit(request))).outcome).toBe("unanswered");
  });

  it("stops when the answer is about another order", async () => {
    const { broker } = scriptedAlpaca({ "submit-order": () => reply(200, orderBody({ client_order_id: "c-2" })) });

    await expect(broker.submit(request)).rejects.toThrow('"c-2" when "c-1" was meant');
  });

  it("stops at a status that it does not know", async () => {
    const { broker } = scriptedAlpaca({ "submit-order": () => reply(200, orderBody({ status: "levitating" })) });

    await expect(broker.submit(request)).rejects.toThrow(UnexpectedAnswer);
  });
});

describe("AlpacaBroker, cancelling", () => {
  it("looks up the broker's id only for an order that it has not met", async () => {
    const { broker, transport } = scriptedAlpaca({
      "order-by-client-id": () => reply(200, orderBody()),
      "cancel-order": () => reply(204),
    });

    expect(await broker.cancel(orderId("c-1"))).toBe("requested");
    expect(await broker.cancel(orderId("c-1"))).toBe("requested");

    expect(transport.sent.map(({ name }) => name)).toEqual(["order-by-client-id", "cancel-order", "cancel-order"]);
  });

  it("throws when it cannot tell whether the order will be cancelled", async () => {
    const { broker } = scriptedAlpaca({
      "order-by-client-id": () => reply(200, orderBody()),
      "cancel-order": () => reply(500),
    });

    await expect(broker.cancel(orderId("c-1"))).rejects.toThrow(BrokerUnavailable);
  });
});

describe("AlpacaBroker, listing", () => {
  it("reads all open orders, page after page", async () => {
    const orders = Array.from({ length: 501 }, (_, n) => orderBody({ id: `b-${n}`, client_order_id: `c-${n}` }));
    const { broker, transport } = scriptedAlpaca({
      "open-orders": (_, call) => reply(200, call === 1 ? orders.slice(0, 500) : orders.slice(500)),
    });

    expect((await broker.openOrders()).orders).toHaveLength(501);
    expect(transport.sent).toEqual([
      { name: "open-orders", afterBrokerId: undefined },
      { name: "open-orders", afterBrokerId: "b-499" },
    ]);
  });

  it("lists the other open orders beside one in a state that it does not know, and says which", async () => {
    const orders = [orderBody(), orderBody({ id: "b-2", client_order_id: "c-2", symbol: "TLT", status: "levitating" })];
    const { broker } = scriptedAlpaca({ "open-orders": () => reply(200, orders) });

    const open = await broker.openOrders();

    expect(open.orders.map(({ request }) => request.id)).toEqual(["c-1"]);
    expect(open.unclear).toEqual([
      'What Alpaca tells of the order "c-2" in TLT makes no sense: status: "levitating" is not known',
    ]);
  });

  it("reads all pages of what was done and of what happened, and asks later for what is new", async () => {
    const changes = Array.from({ length: 100 }, (_, n) => changeBody("INT", { id: `id-${n}` }));
    const { broker, transport } = scriptedAlpaca({
      executions: () => reply(200, [fillBody({ id: "e-1" })]),
      "account-changes": (_, call) => reply(200, call === 1 ? changes : []),
      order: () => reply(200, orderBody()),
    });

    const first = await broker.activitiesSince(undefined);

    expect(first.activities).toHaveLength(100);
    expect(transport.sent.map((sent) => ("afterId" in sent ? [sent.name, sent.afterId] : []))).toEqual(
      expect.arrayContaining([
        ["executions", undefined],
        ["account-changes", undefined],
        ["account-changes", "id-99"],
      ]),
    );
    await broker.activitiesSince(first.cursor);
    expect(transport.sent.slice(-2)).toEqual([
      { name: "executions", afterId: "e-1" },
      { name: "account-changes", bookedAfter: instantOf("2025-07-01T22:00:00Z"), afterId: undefined },
    ]);
  });

  it("hears of a change that is booked after others of a later day, and of none from before the ledger", async () => {
    const deposit = changeBody("CSD", { id: "d-1", created_at: "2025-07-02T12:00:00Z" });
    const fee = changeBody("FEE", { id: "f-1", date: "2025-07-01", created_at: "2025-07-02T22:00:00Z" });
    const { broker } = scriptedAlpaca({
      executions: () => reply(200, []),
      "account-changes": (_, call) => reply(200, call === 1 ? [deposit] : [fee, deposit]),
    });
    const { cursor } = await broker.activitiesSince(undefined);

    const { activities, cursor: reached } = await broker.activitiesSince(cursor);

    expect(activities).toMatchObject([{ kind: "fee", id: "f-1" }]);
    expect((await broker.activitiesSince(reached)).cursor).toBe(reached);
  });

  it("goes on from the cursors of ledgers that have one for everything", async () => {
    const { broker, transport } = scriptedAlpaca({
      executions: () => reply(200, []),
      "account-changes": () => reply(200, []),
    });

    await broker.activitiesSince("20250702134501000::f-1");

    expect(transport.sent).toEqual([
      { name: "executions", afterId: "20250702134501000::f-1" },
      { name: "account-changes", bookedAfter: instantOf("2025-07-01T22:00:00Z"), afterId: undefined },
    ]);
  });

  it("tells of a kind of activity that it does not know, by its name", async () => {
    const { broker } = scriptedAlpaca({
      executions: () => reply(200, []),
      "account-changes": () => reply(200, [changeBody("SPIN", { id: "id-1" })]),
    });

    expect(await broker.activitiesSince("id-0")).toMatchObject({
      fills: [],
      activities: [
        { kind: "unknown", id: "id-1", what: 'Alpaca\'s SPIN activity "id-1" is of a type that is not known' },
      ],
    });
  });

  it("tells of a new name once, though it is told in two entries on two pages", async () => {
    const old = changeBody("NC", { id: "id-99", symbol: "FB", qty: "-5" });
    const before = Array.from({ length: 99 }, (_, n) => changeBody("INT", { id: `id-${n}` }));
    const young = changeBody("NC", { id: "id-100", symbol: "META", qty: "5" });
    const { broker } = scriptedAlpaca({
      executions: () => reply(200, []),
      "account-changes": (_, call) => reply(200, call === 1 ? [...before, old] : [young]),
    });

    const { activities } = await broker.activitiesSince("id-before");

    expect(activities.slice(99)).toEqual([
      {
        kind: "reorganization",
        id: "NC of 2025-07-02",
        at: instantOf("2025-07-02T04:00:00Z"),
        ticker: "FB",
        shares: quantity("5"),
        into: { ticker: "META", shares: quantity("5") },
        cash: money("2.04"),
      },
    ]);
  });

  it("tells of a busted trade under our name for it", async () => {
    const { broker } = scriptedAlpaca({
      executions: () => reply(200, [fillBody({ id: "id-1", type: "trade_bust" })]),
      "account-changes": () => reply(200, []),
      order: () => reply(200, orderBody()),
    });

    expect(await broker.activitiesSince("id-0")).toMatchObject({
      fills: [],
      activities: [{ kind: "bust", id: "id-1", fill: { executionId: "c-1@10", orderId: "c-1" } }],
    });
  });

  it("stops when a list repeats itself", async () => {
    const activities = Array.from({ length: 100 }, (_, n) => changeBody("INT", { id: `id-${n}` }));
    const orders = Array.from({ length: 500 }, (_, n) => orderBody({ id: `b-${n}` }));
    const { broker } = scriptedAlpaca({
      executions: () => reply(200, []),
      "account-changes": () => reply(200, activities),
      "open-orders": () => reply(200, orders),
    });

    await expect(broker.activitiesSince(undefined)).rejects.toThrow("repeats itself");
    await expect(broker.openOrders()).rejects.toThrow("repeats itself");
  });
});

describe("AlpacaBroker, naming fills", () => {
  it("gives a fill our id, which it asks for once", async () => {
    const parts = [fillBody({ id: "1", qty: "4", cum_qty: "4" }), fillBody({ id: "2", qty: "6", cum_qty: "10.0" })];
    const { broker, transport } = scriptedAlpaca({
      executions: () => reply(200, parts),
      "account-changes": () => reply(200, []),
      order: () => reply(200, orderBody()),
    });

    const { fills } = await broker.activitiesSince(undefined);

    expect(fills.map(({ executionId }) => executionId)).toEqual(["c-1@4", "c-1@10"]);
    expect(transport.sent.map(({ name }) => name)).toEqual(["executions", "account-changes", "order"]);
  });

  it("asks for the orders of many fills together, and for the rest one by one", async () => {
    const fills = ["b-1", "b-2", "b-3", "b-4", "b-5"].map((order_id) => fillBody({ id: order_id, order_id }));
    const orders = ["b-1", "b-2", "b-3", "b-4"].map((id) => orderBody({ id, client_order_id: id.replace("b", "c") }));
    const coin = { ...orders[3], asset_class: "crypto" };
    const { broker, transport } = scriptedAlpaca({
      executions: () => reply(200, fills),
      "account-changes": () => reply(200, []),
      "orders-between": () => reply(200, [...orders.slice(0, 3), coin]),
      order: () => reply(200, orderBody({ id: "b-5", client_order_id: "c-5", type: "unheard-of" })),
    });

    const named = (await broker.activitiesSince(undefined)).fills.map((fill) => fill.orderId);

    expect(named).toEqual(["c-1", "c-2", "c-3", "c-5"]);
    expect(transport.sent.slice(2)).toEqual([
      {
        name: "orders-between",
        after: instantOf("2025-07-01T13:45:01Z"),
        until: instantOf("2025-07-02T13:45:01.001Z"),
      },
      { name: "order", brokerId: "b-5" },
    ]);
  });

  it("does not name a fill whose order cannot be found yet: asking later is safe", async () => {
    const { broker } = scriptedAlpaca({
      executions: () => reply(200, [fillBody()]),
      "account-changes": () => reply(200, []),
      order: missing,
    });

    await expect(broker.activitiesSince(undefined)).rejects.toThrow(BrokerUnavailable);
  });

  it("takes fills of coins, which look like tickers, for the cash that they move", async () => {
    const { broker } = scriptedAlpaca({
      executions: () => reply(200, [fillBody({ symbol: "BTCUSD" })]),
      "account-changes": () => reply(200, []),
      order: () => reply(200, orderBody({ asset_class: "crypto" })),
    });

    expect(await broker.activitiesSince(undefined)).toMatchObject({
      fills: [],
      activities: [{ kind: "transfer", cash: money("-5002") }],
    });
  });
});
