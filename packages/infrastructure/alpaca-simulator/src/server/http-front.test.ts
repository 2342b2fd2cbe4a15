import { describe, expect, it } from "vitest";
import { call } from "../testing/http-client.ts";
import { at, KEY, withSimulator } from "../testing/running-simulator.ts";

const order = {
  symbol: "SPY",
  qty: "1",
  side: "buy",
  type: "market",
  time_in_force: "day",
  client_order_id: "the-order",
};
const find = "GET /v2/orders:by_client_order_id?client_order_id=the-order";

describe("a simulator over HTTP", () => {
  it("lets nobody in without its key", () =>
    withSimulator({}, async ({ url }) => {
      const response = await fetch(`${url}/v2/account`, { headers: { "APCA-API-KEY-ID": KEY.keyId } });

      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ code: 40110000, message: "request is not authorized" });
    }));

  it("knows what it does not have", () =>
    withSimulator({}, async (simulator) => {
      expect((await call(simulator, "GET /v2/nothing")).status).toBe(404);
      expect((await call(simulator, "PATCH /v2/account")).status).toBe(404);
    }));

  it("counts requests, and refuses those above the limit of a minute", () =>
    withSimulator({ requestsPerMinute: 2 }, async (simulator) => {
      const answers = await Promise.all(Array.from({ length: 5 }, () => call(simulator, "GET /v2/clock")));

      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length, "one more minute may begin meanwhile").toBeGreaterThan(0);
      expect(answers[0]?.headers.get("x-ratelimit-limit")).toBe("2");
      expect(Number(answers[0]?.headers.get("x-ratelimit-reset"))).toBeGreaterThan(0);
      expect(refused[0]?.headers.get("x-ratelimit-remaining")).toBe("0");
    }));
});

describe("a fault", () => {
  it("drop-request loses an order", () =>
    withSimulator({}, async (simulator) => {
      simulator.addFault({ does: "drop-request", method: "POST", path: "/v2/orders" });

      await expect(call(simulator, "POST /v2/orders", order)).rejects.toThrow("fetch failed");
      expect((await call(simulator, find)).status).toBe(404);
      expect((await call(simulator, "POST /v2/orders", order)).status, "it is over").toBe(200);
    }));

  it("drop-reply loses the answer to an order that was taken", () =>
    withSimulator({}, async (simulator) => {
      simulator.addFault({ does: "drop-reply", method: "POST", path: "/v2/orders" });

      await expect(call(simulator, "POST /v2/orders", order)).rejects.toThrow("fetch failed");
      expect((await call(simulator, find)).body).toMatchObject({ status: "filled" });
    }));

  it("answer refuses as many requests as it is told to, in the order in which faults were asked for", () =>
    withSimulator({}, async (simulator) => {
      simulator.addFault({ does: "answer", method: "GET", path: "/v2/", times: 2, status: 503 });
      simulator.addFault({ does: "answer", method: "GET", path: "/v2/", status: 429 });

      const statuses: number[] = [];
      for (let asked = 0; asked < 4; asked++) statuses.push((await call(simulator, "GET /v2/clock")).status);
      expect(statuses).toEqual([503, 503, 429, 200]);
    }));

  it("delay holds back an answer, not what was asked", () =>
    withSimulator({ latencyMs: 1 }, async (simulator) => {
      simulator.addFault({ does: "delay", method: "POST", path: "/v2/orders", delayMs: 60_000 });
      const abort = new AbortController();
      const headers = { "APCA-API-KEY-ID": KEY.keyId, "APCA-API-SECRET-KEY": KEY.secret };
      const waiting = fetch(`${simulator.url}/v2/orders`, {
        ...{ method: "POST", headers, body: JSON.stringify(order), signal: abort.signal },
      });

      await expect.poll(async () => (await call(simulator, find)).status).toBe(200);
      abort.abort();
      await expect(waiting).rejects.toThrow("abort");
    }));
});

describe("another process", () => {
  it("moves virtual time on, and never back", () =>
    withSimulator({}, async (simulator) => {
      const move = (now: string) => call(simulator, "POST /simulator/clock", { now });

      expect((await move("2025-06-17T15:00:00Z")).body).toEqual({ now: "2025-06-17T15:00:00.000Z", time: "virtual" });
      expect(simulator.now).toBe(at(11));
      expect((await move("2025-06-17T14:00:00Z")).status).toBe(422);
      expect((await move("tomorrow")).status).toBe(422);
      expect((await call(simulator, "GET /simulator/clock")).body).toEqual({
        now: "2025-06-17T15:00:00.000Z",
        time: "virtual",
      });
    }));

  it("cannot move the system's time, which goes by itself", () =>
    withSimulator({ time: { kind: "system" } }, async (simulator) => {
      const { now } = simulator;

      expect((await call(simulator, "POST /simulator/clock", { now: "2100-01-01T00:00:00Z" })).status).toBe(422);
      await expect.poll(() => simulator.now > now, { timeout: 5000 }).toBe(true);
    }));

  it("asks for faults", () =>
    withSimulator({}, async (simulator) => {
      const fault = { does: "answer", method: "GET", path: "/v2/clock", status: 500 };

      expect((await call(simulator, "POST /simulator/faults", fault)).status).toBe(204);
      expect((await call(simulator, "GET /v2/clock")).status).toBe(500);
      expect((await call(simulator, "POST /simulator/faults", { does: "harm" })).status).toBe(422);
      expect((await call(simulator, "POST /simulator/faults", { does: "cut-streams" })).status).toBe(204);
    }));
});
