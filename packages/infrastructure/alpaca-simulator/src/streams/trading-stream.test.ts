import { describe, expect, it } from "vitest";
import { call } from "../testing/http-client.ts";
import { at, KEY, withSimulator } from "../testing/running-simulator.ts";
import { StreamClient } from "../testing/stream-client.ts";

const AUTHENTICATE = { action: "authenticate", data: { key_id: KEY.keyId, secret_key: KEY.secret } };
const LISTEN = { action: "listen", data: { streams: ["trade_updates"] } };
const order = { symbol: "SPY", qty: "1", side: "buy", type: "limit", limit_price: "1", time_in_force: "day" };

const authorization = (status: string, action: string) => ({ stream: "authorization", data: { status, action } });

describe("the trading stream", () => {
  it("tells what becomes of orders once somebody listens", () =>
    withSimulator({}, async (simulator) => {
      const client = new StreamClient(simulator.tradingStreamUrl);
      await client.opened();
      client.send(AUTHENTICATE);
      await client.hears(1);
      await call(simulator, "POST /v2/orders", { ...order, client_order_id: "unheard" });
      client.send(LISTEN);
      await client.hears(2);
      const { body } = await call(simulator, "POST /v2/orders", { ...order, client_order_id: "one" });
      await call(simulator, `PATCH /v2/orders/${Object(body).id}`, { limit_price: "2", client_order_id: "two" });
      await call(simulator, "POST /v2/orders", {
        ...order,
        type: "market",
        limit_price: null,
        client_order_id: "three",
      });
      simulator.moveTo(at(16));
      const heard = await client.hears(9);

      expect(heard.slice(0, 2)).toEqual([
        authorization("authorized", "authenticate"),
        { stream: "listening", data: { streams: ["trade_updates"] } },
      ]);
      const events = heard.slice(2).map((message) => {
        const { data } = Object(message);
        return `${data.order.client_order_id} ${data.event}`;
      });
      expect(events).toEqual([
        "one new",
        "one replaced",
        "two new",
        "three new",
        "three fill",
        "unheard expired",
        "two expired",
      ]);
      expect(heard[6]).toMatchObject({ data: { qty: "1", position_qty: "1", order: { status: "filled" } } });
    }));

  it("lets nobody listen without the key", () =>
    withSimulator({}, async (simulator) => {
      const client = new StreamClient(simulator.tradingStreamUrl);
      await client.opened();
      client.send(LISTEN);
      client.send({ action: "authenticate", data: { key_id: KEY.keyId, secret_key: "wrong" } });
      client.send("{nonsense");

      expect(await client.hears(2)).toEqual([
        authorization("unauthorized", "listen"),
        authorization("unauthorized", "authenticate"),
      ]);
    }));

  it("ends a connection that does not authenticate, and has no other streams", () =>
    withSimulator({ authenticationMs: 20 }, async (simulator) => {
      await new StreamClient(simulator.tradingStreamUrl).closed();
      await new StreamClient(`${simulator.tradingStreamUrl}/other`).closed();
    }));
});
