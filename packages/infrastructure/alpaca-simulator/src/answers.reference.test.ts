import { money } from "@alchemiser/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import type { AlpacaSimulator } from "./alpaca-simulator.ts";
import { call } from "./testing/http-client.ts";
import { referenceLines } from "./testing/reference.ts";
import { at, KEY, startSimulator } from "./testing/running-simulator.ts";
import { Specification } from "./testing/specification.ts";
import { StreamClient } from "./testing/stream-client.ts";

const trading = new Specification("trading-api.2026-06");
const marketData = new Specification("market-data-api.2026-06");

const buy = { symbol: "SPY", qty: "3", side: "buy", type: "market", time_in_force: "day", client_order_id: "market" };
const resting = { ...buy, type: "limit", limit_price: "1.5", time_in_force: "gtc", client_order_id: "resting" };
const stopping = { ...buy, type: "stop_limit", stop_price: "9000", limit_price: "9001", client_order_id: "stopping" };

const idOf = (body: unknown): string => String(Object(body).id);

describe("every answer is as Alpaca's specification has it", () => {
  let simulator: AlpacaSimulator;
  let restingId: string;
  beforeAll(async () => {
    simulator = await startSimulator();
    simulator.transfer(money("500"));
    await call(simulator, "POST /v2/orders", buy);
    await call(simulator, "POST /v2/orders", {
      ...buy,
      symbol: "TLT",
      qty: null,
      notional: "99.5",
      client_order_id: "notional",
    });
    restingId = idOf((await call(simulator, "POST /v2/orders", resting)).body);
    await call(simulator, "DELETE /v2/positions/TLT");
    simulator.moveTo(at(11));
  });
  afterAll(() => simulator.stop());

  it.each([
    ["GET /v2/account", ""],
    ["GET /v2/account/activities", ""],
    ["GET /v2/account/activities/{activity_type}", "/v2/account/activities/CSD"],
    ["GET /v2/orders", "/v2/orders?status=all"],
    ["GET /v2/orders:by_client_order_id", "/v2/orders:by_client_order_id?client_order_id=market"],
    ["GET /v2/positions", ""],
    ["GET /v2/positions/{symbol_or_asset_id}", "/v2/positions/SPY"],
    ["GET /v2/assets", ""],
    ["GET /v2/assets/{symbol_or_asset_id}", "/v2/assets/TQQQ"],
    ["GET /v2/clock", ""],
    ["GET /v2/calendar", "/v2/calendar?start=2025-06-01&end=2025-07-31"],
  ])("%s", async (operation, path) => {
    const { status, body } = await call(simulator, path === "" ? operation : `GET ${path}`);

    expect(status).toBe(200);
    expect(trading.faultsOf(operation, status, body)).toEqual([]);
  });

  it("POST /v2/orders, of each kind and with each refusal", async () => {
    const orders = [
      { ...stopping, client_order_id: "another" },
      { ...buy, qty: "100000" },
      { ...buy, limit_price: "1" },
    ];
    for (const order of orders) {
      const { status, body } = await call(simulator, "POST /v2/orders", order);
      expect(trading.faultsOf("POST /v2/orders", status, status === 200 ? body : undefined)).toEqual([]);
    }
  });

  it("GET, PATCH and DELETE /v2/orders/{order_id}", async () => {
    const path = "/v2/orders/{order_id}";
    const read = await call(simulator, `GET /v2/orders/${restingId}`);
    const patched = await call(simulator, `PATCH /v2/orders/${restingId}`, { qty: "2" });
    const canceled = await call(simulator, `DELETE /v2/orders/${idOf(patched.body)}`);
    const again = await call(simulator, `DELETE /v2/orders/${idOf(patched.body)}`);

    expect([read.status, patched.status, canceled.status, again.status]).toEqual([200, 200, 204, 422]);
    expect(trading.faultsOf(`GET ${path}`, 200, read.body)).toEqual([]);
    expect(trading.faultsOf(`PATCH ${path}`, 200, patched.body)).toEqual([]);
    expect(trading.faultsOf(`DELETE ${path}`, 204, canceled.body)).toEqual([]);
  });

  it("DELETE /v2/orders and DELETE /v2/positions", async () => {
    await call(simulator, "POST /v2/orders", { ...resting, client_order_id: "more" });
    const orders = await call(simulator, "DELETE /v2/orders");
    const positions = await call(simulator, "DELETE /v2/positions");

    expect(trading.faultsOf("DELETE /v2/orders", orders.status, orders.body)).toEqual([]);
    expect(trading.faultsOf("DELETE /v2/positions", positions.status, positions.body)).toEqual([]);
  });

  it.each([
    ["/v2/stocks/bars", "/v2/stocks/bars?symbols=SPY,TLT&timeframe=1Day&start=2025-06-02&limit=7"],
    ["/v2/stocks/{symbol}/bars", "/v2/stocks/SPY/bars?timeframe=1Day&start=2025-06-02&adjustment=all"],
    ["/v2/stocks/bars/latest", "/v2/stocks/bars/latest?symbols=SPY"],
    ["/v2/stocks/{symbol}/bars/latest", "/v2/stocks/SPY/bars/latest"],
    ["/v2/stocks/quotes", "/v2/stocks/quotes?symbols=SPY,TLT&limit=30"],
    ["/v2/stocks/{symbol}/quotes", "/v2/stocks/SPY/quotes"],
    ["/v2/stocks/quotes/latest", "/v2/stocks/quotes/latest?symbols=SPY,TLT"],
    ["/v2/stocks/{symbol}/quotes/latest", "/v2/stocks/SPY/quotes/latest"],
    ["/v2/stocks/trades", "/v2/stocks/trades?symbols=SPY,TLT"],
    ["/v2/stocks/{symbol}/trades", "/v2/stocks/SPY/trades?limit=3"],
    ["/v2/stocks/trades/latest", "/v2/stocks/trades/latest?symbols=SPY"],
    ["/v2/stocks/{symbol}/trades/latest", "/v2/stocks/SPY/trades/latest"],
    ["/v2/stocks/snapshots", "/v2/stocks/snapshots?symbols=SPY,TLT"],
    ["/v2/stocks/{symbol}/snapshot", "/v2/stocks/SPY/snapshot"],
  ])("GET %s", async (operation, path) => {
    const { status, body } = await call(simulator, `GET ${path}`);

    expect(status).toBe(200);
    expect(marketData.faultsOf(`GET ${operation}`, status, body)).toEqual([]);
    expect(JSON.stringify(body).length, "there is something to check").toBeGreaterThan(60);
  });
});

const Sample = z.object({ payload: z.unknown(), http: z.number().optional() });
const samplesOf = (path: string) => referenceLines(path).map((line) => Sample.parse(line));

const TradeUpdate = z.looseObject({ data: z.looseObject({ order: z.looseObject({}) }) });

const samples = samplesOf("alpaca/documented-samples.jsonl");
const errors = samplesOf("alpaca/error-payloads.jsonl");
const namesIn = (value: object): readonly string[] => Object.keys(value).toSorted();

describe("what Alpaca documents", () => {
  it("has the very fields that a fill has on our trading stream", async () => {
    const simulator = await startSimulator();
    const client = new StreamClient(simulator.tradingStreamUrl);
    await client.opened();
    client.send({ action: "authenticate", data: { key_id: KEY.keyId, secret_key: KEY.secret } });
    client.send({ action: "listen", data: { streams: ["trade_updates"] } });
    await client.hears(2);
    await call(simulator, "POST /v2/orders", buy);
    const fill = TradeUpdate.parse((await client.hears(4)).at(-1));
    await simulator.stop();

    const documented = TradeUpdate.parse(samples[8]?.payload);
    expect(namesIn(fill.data)).toEqual(namesIn(documented.data));
    expect(namesIn(fill.data.order)).toEqual(expect.arrayContaining([...namesIn(documented.data.order)]));
  });

  // The lines that are known first-hand and that an account of shares can run into.
  it.each([
    [1, { qty: "100000" }],
    [10, { type: "limit", limit_price: "290.123" }],
    [13, { extended_hours: true }],
    [15, "{qty:"],
  ])("is what line %d of the errors says", async (line, changes) => {
    const simulator = await startSimulator();
    const body = typeof changes === "string" ? changes : { ...buy, ...changes };
    const answer = await call(simulator, "POST /v2/orders", body);
    await simulator.stop();

    const { http, payload } = errors[line - 1] ?? {};
    const { code, message } = Object(payload);
    expect(answer).toMatchObject({ status: http, body: { code, message } });
  });
});
