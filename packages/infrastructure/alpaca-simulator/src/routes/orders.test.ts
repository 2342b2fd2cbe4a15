import { instant } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { call } from "../testing/http-client.ts";
import { at, withSimulator } from "../testing/running-simulator.ts";

const buy = { symbol: "SPY", qty: "2", side: "buy", type: "market", time_in_force: "day" };
const resting = { ...buy, type: "limit", limit_price: "1" };

describe("POST /v2/orders", () => {
  it.each([
    ["too dear", { qty: "100000" }, 403, { code: 40310000, message: "insufficient buying power" }],
    [
      "a sale of what is not held",
      { side: "sell" },
      403,
      { code: 40310000, message: "account is not allowed to short" },
    ],
    [
      "a limit between two cents",
      { type: "limit", limit_price: "290.123" },
      422,
      {
        code: 42210000,
        message: "invalid limit_price 290.123. sub-penny increment does not fulfill minimum pricing criteria",
      },
    ],
    [
      "a market order for extended hours",
      { extended_hours: true },
      422,
      { code: 40010001, message: 'only type="limit" is allowed for extended hours orders' },
    ],
    ["an unknown symbol", { symbol: "NOPE" }, 422, { code: 42210000 }],
    ["a side that does not exist", { side: "hold" }, 422, { code: 40010001, message: "invalid side" }],
    ["quantity and dollars at once", { notional: "100" }, 422, { code: 40010001 }],
    ["a limit order without a limit", { type: "limit" }, 422, { code: 40010001 }],
    ["a bracket", { order_class: "bracket" }, 422, { code: 40010001 }],
  ])("refuses %s", (_what, changes, status, answer) =>
    withSimulator({}, async (simulator) => {
      expect(await call(simulator, "POST /v2/orders", { ...buy, ...changes })).toMatchObject({ status, body: answer });
    }),
  );

  it("refuses what is no JSON", () =>
    withSimulator({}, async (simulator) => {
      const answer = await call(simulator, "POST /v2/orders", "{qty:");

      expect(answer).toMatchObject({
        status: 400,
        body: { code: 40010000, message: "request body format is invalid" },
      });
    }));

  it("refuses an order that could trade against one of the same account", () =>
    withSimulator({}, async (simulator) => {
      await call(simulator, "POST /v2/orders", buy);
      await call(simulator, "POST /v2/orders", resting);

      const sale = await call(simulator, "POST /v2/orders", { ...buy, side: "sell" });
      expect(sale).toMatchObject({
        status: 403,
        body: { message: "potential wash trade detected. use complex orders" },
      });
    }));

  it("says of a sale how many shares there are, when it is of more than are held or than are free", () =>
    withSimulator({}, async (simulator) => {
      await call(simulator, "POST /v2/orders", buy);
      const sale = { ...resting, side: "sell", limit_price: "9000" };
      const told = async (changes: Readonly<Record<string, unknown>>): Promise<unknown> => {
        const { status, body } = await call(simulator, "POST /v2/orders", { ...sale, ...changes });
        return { status, body };
      };
      const refused = (requested: string, available: string) => {
        const message = `insufficient qty available for order (requested: ${requested}, available: ${available})`;
        return { status: 403, body: { code: 40310000, message } };
      };

      expect(await told({ qty: "2.5" })).toEqual(refused("2.5", "2"));
      expect(await told({ qty: "1" })).toMatchObject({ status: 200 });
      expect(await told({ qty: "2" })).toEqual(refused("2", "1"));
      expect(await told({ qty: undefined, notional: "100000" })).toEqual(refused("100000 dollars", "1"));
    }));

  it.each([
    ["for-ever", 422],
    ["while-active", 200],
  ] as const)("treats a used client order id as taken %s", (idUniqueness, status) =>
    withSimulator({ idUniqueness }, async (simulator) => {
      await call(simulator, "POST /v2/orders", { ...buy, client_order_id: "one" });

      expect((await call(simulator, "POST /v2/orders", { ...buy, client_order_id: "one" })).status).toBe(status);
    }),
  );

  it("takes dollars, and gives an order without an id one of its own", () =>
    withSimulator({}, async (simulator) => {
      const { qty: _qty, ...rest } = buy;
      const { body } = await call(simulator, "POST /v2/orders", { ...rest, notional: 250.5 });

      expect(body).toMatchObject({ notional: "250.5", qty: null, status: "filled" });
      expect(body).toHaveProperty("client_order_id", expect.stringMatching(/^[0-9a-f-]{36}$/));
    }));

  it("fills in parts when the market is told to", () =>
    withSimulator({ partialFills: { seed: 3, chance: 1 } }, async (simulator) => {
      const { body } = await call(simulator, "POST /v2/orders", { ...buy, qty: "50" });
      expect(body).toMatchObject({ status: "partially_filled" });
      simulator.moveTo(at(11));

      const { body: fills } = await call(simulator, "GET /v2/account/activities/FILL?direction=asc");
      expect(fills).toMatchObject([{ type: "partial_fill" }, { type: "fill", cum_qty: "50", leaves_qty: "0" }]);
      const { body: orders } = await call(simulator, "GET /v2/orders?status=closed");
      expect(orders).toMatchObject([{ status: "filled", filled_qty: "50" }]);
    }));
});

describe("GET /v2/orders", () => {
  it("lists by status, symbol, side, time and number, newest first", () =>
    withSimulator({}, async (simulator) => {
      const ids = async (query: string): Promise<unknown> => {
        const { body } = await call(simulator, `GET /v2/orders?${query}`);
        return Array.isArray(body) && body.map((order: { client_order_id: string }) => order.client_order_id);
      };
      await call(simulator, "POST /v2/orders", { ...buy, client_order_id: "filled" });
      simulator.moveTo(at(11));
      await call(simulator, "POST /v2/orders", { ...resting, client_order_id: "first" });
      await call(simulator, "POST /v2/orders", { ...resting, symbol: "TLT", client_order_id: "second" });

      expect(await ids("")).toEqual(["second", "first"]);
      expect(await ids("status=all&direction=asc")).toEqual(["filled", "first", "second"]);
      expect(await ids("status=closed")).toEqual(["filled"]);
      expect(await ids("symbols=TLT,BIL")).toEqual(["second"]);
      expect(await ids("side=sell")).toEqual([]);
      expect(await ids("status=all&limit=1")).toEqual(["second"]);
      expect(await ids("status=all&until=2025-06-17T14:30:00Z")).toEqual(["filled"]);
      expect(await ids("status=all&after=2025-06-17T14:30:00Z")).toEqual(["second", "first"]);
    }));

  it("finds a new order by its client order id only after the look-up lag", () =>
    withSimulator({ lookupLagMs: 30_000 }, async (simulator) => {
      const find = () => call(simulator, "GET /v2/orders:by_client_order_id?client_order_id=late");
      await call(simulator, "POST /v2/orders", { ...buy, client_order_id: "late" });

      expect((await find()).status).toBe(404);
      simulator.moveTo(instant(at(10) + 30_000));
      expect((await find()).status).toBe(200);
    }));
});

describe("DELETE /v2/orders", () => {
  it("cancels what works and answers for each, and one by one only once", () =>
    withSimulator({}, async (simulator) => {
      const { body: order } = await call(simulator, "POST /v2/orders", resting);
      const { id } = Object(order);

      expect(await call(simulator, "DELETE /v2/orders")).toMatchObject({ status: 207, body: [{ id, status: 200 }] });
      expect((await call(simulator, `DELETE /v2/orders/${id}`)).status).toBe(422);
      expect((await call(simulator, "DELETE /v2/orders/unknown")).status).toBe(404);
    }));
});

describe("PATCH /v2/orders/{id}", () => {
  it("does not replace orders in dollars, orders that are done, and nothing by less than was filled", () =>
    withSimulator({}, async (simulator) => {
      const { qty: _qty, ...rest } = resting;
      const placed = async (order: object): Promise<string> =>
        String(Object((await call(simulator, "POST /v2/orders", order)).body).id);
      const patch = async (id: string, changes: object): Promise<number> =>
        (await call(simulator, `PATCH /v2/orders/${id}`, changes)).status;

      expect(await patch(await placed({ ...rest, notional: "100" }), { limit_price: "2" })).toBe(422);
      expect(await patch(await placed(buy), { qty: "3" })).toBe(422);
      expect(await patch(await placed(resting), { qty: "0" })).toBe(422);
      expect(await patch("unknown", { qty: "3" })).toBe(404);
    }));
});
