import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { AlpacaSimulator, seededMarket } from "@alchemiser/alpaca-simulator";
import { newYorkInstant, session } from "@alchemiser/domain";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildBundle, RunningFunction } from "./testing/running-function.ts";

const TODAY = session("2025-06-17");
const FIVE_AFTER_OPEN = 9 * 60 + 35;
const KEY = { keyId: ["PK", "LAMBDA"].join(""), secret: ["lambda", "secret"].join("-") };
const CREDENTIALS = { APCA_API_KEY_ID: KEY.keyId, APCA_API_SECRET_KEY: KEY.secret };
const MANDATE = JSON.stringify({
  sleeves: [{ strategy: "200d-tqqq", weight: "100%" }],
  maxWeight: { TQQQ: "100%", BIL: "100%" },
});
const MEGABYTE = 1_000_000;

let bundle: string;
let simulator: AlpacaSimulator;
let running: RunningFunction;

beforeAll(() => {
  bundle = buildBundle();
});
afterAll(() => {
  rmSync(bundle, { recursive: true });
});
beforeEach(async () => {
  simulator = new AlpacaSimulator({
    market: seededMarket(42),
    time: { kind: "virtual", startsAt: newYorkInstant(TODAY, FIVE_AFTER_OPEN) },
    key: KEY,
    requestsPerMinute: 100_000,
  });
  await simulator.start();
  running = new RunningFunction(bundle);
});
afterEach(async () => {
  await running.stop();
  await simulator.stop();
});

const start = (changes: Readonly<Record<string, string>> = {}): Promise<void> =>
  running.start({ ...CREDENTIALS, ALCHEMISER_MANDATE: MANDATE, ALCHEMISER_SIMULATOR_URL: simulator.url, ...changes });

const ordersThere = (): number => simulator.exchange.orders.all.length;

describe("the deployed bundle", () => {
  it("is smaller than a megabyte", () => {
    expect(statSync(join(bundle, "handler.mjs")).size).toBeLessThan(MEGABYTE);
  });

  it("does nothing for an event that does not say what to do", async () => {
    await start();

    for (const event of [{}, null, "trade", { action: "trade" }, { action: "trade", world: "demo", now: true }])
      expect(await running.invoke(event)).toMatchObject({ outcome: "refused", because: "event" });
    expect(ordersThere()).toBe(0);
  });

  it("plans without sending or remembering anything", async () => {
    await start();

    const answer = await running.invoke({ action: "plan", world: "demo" });

    expect(answer).toMatchObject({
      outcome: "planned",
      plan: { tradeSession: TODAY, decision: { intents: [{ side: "buy" }] } },
    });
    expect(ordersThere()).toBe(0);
    expect(await running.invoke({ action: "status", world: "demo" })).not.toHaveProperty("status.mandate");
  });

  it("trades once in a session, however often it is asked to", async () => {
    await start();

    const first = await running.invoke({ action: "trade", world: "demo" });
    expect(first).toMatchObject({ outcome: "ran", report: { outcome: { kind: "done", result: "success" } } });
    const positions = [...simulator.exchange.positions.values()];
    expect(positions).toHaveLength(1);
    const orders = ordersThere();

    const second = await running.invoke({ action: "trade", world: "demo" });
    expect(second).toMatchObject({ outcome: "ran", report: { outcome: { kind: "done", result: "success" } } });
    expect(ordersThere()).toBe(orders);
    expect(await running.invoke({ action: "status", world: "demo" })).toMatchObject({
      status: { mandate: { trading: "ACTIVE", lastRun: { session: TODAY } } },
    });
  });

  it("refuses worlds of real accounts without a durable ledger", async () => {
    await start();

    for (const world of ["paper", "live"])
      expect(await running.invoke({ action: "trade", world })).toMatchObject({
        outcome: "refused",
        because: "world",
        reason: expect.stringContaining("without a durable ledger") as string,
      });
  });

  it("does not begin what it has no time to end", async () => {
    await start();

    const answer = await running.invoke({ action: "trade", world: "demo" }, 60_000);

    expect(answer).toMatchObject({
      outcome: "refused",
      because: "time",
      reason: expect.stringMatching(/^to trade takes up to 180000 ms, and 5\d{4} ms are left/) as string,
    });
    expect(ordersThere()).toBe(0);
  });

  it("answers that the broker cannot be reached, and that it may be asked again", async () => {
    await start();
    await simulator.stop();

    const answer = await running.invoke({ action: "trade", world: "demo" });

    expect(answer).toMatchObject({ outcome: "failed", failure: "BrokerUnavailable", isTransient: true });
  });

  it("is not initialized with settings that are wrong, and tells all of them", async () => {
    const heard = running.heard();
    await start({ ALCHEMISER_MANDATE: '{"sleeves":[]}', ALCHEMISER_LOG_LEVEL: "loud", ALCHEMISER_MANDAT: "{}" });

    const { path, body } = await heard;

    expect(path).toBe("/init/error");
    const { errorMessage } = body as { readonly errorMessage: string };
    for (const name of ["ALCHEMISER_MANDATE.sleeves", "ALCHEMISER_LOG_LEVEL", "ALCHEMISER_MANDAT:"])
      expect(errorMessage).toContain(name);
  });

  it("never shows the key", async () => {
    await start({ ALCHEMISER_LOG_LEVEL: "debug" });

    const answer = await running.invoke({ action: "trade", world: "demo" });

    for (const text of [running.log, JSON.stringify(answer)]) expect(text).not.toContain(KEY.secret);
    expect(running.log).toContain('"event":"event-ran"');
  });
});
