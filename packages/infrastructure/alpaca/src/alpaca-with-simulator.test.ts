import { CredentialsRefused, SecretsUnavailable, type BrokerEvent, type Watch } from "@alchemiser/application";
import { AlpacaSimulator, barMarket, type SimulatorOptions } from "@alchemiser/alpaca-simulator";
import {
  brokerContract,
  marketDataContract,
  type BrokerUnderTest,
  type ContractMarket,
} from "@alchemiser/application/testing";
import {
  money,
  newYorkInstant,
  orderId,
  price,
  quantity,
  session,
  ticker,
  type DailyBars,
  type OrderRequest,
} from "@alchemiser/domain";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Alpaca, AlpacaOptions } from "./alpaca.ts";
import { polled } from "./polled-broker.ts";
import { HandClock } from "./testing/hand-clock.ts";
import { machineClock } from "./testing/machine-clock.ts";
import { at, clientOf, KEY, MORNING, SPY, TODAY } from "./testing/simulated-morning.ts";

interface Simulated {
  readonly simulator: AlpacaSimulator;
  readonly client: Alpaca;
}

interface SimulatedOptions {
  readonly simulator?: Partial<SimulatorOptions>;
  readonly client?: Partial<AlpacaOptions>;
}

/** A simulator at half past nine, and a client of it. Whoever opens it stops the simulator. */
async function openSimulator(changes: SimulatedOptions = {}): Promise<Simulated> {
  const simulator = new AlpacaSimulator({ market: barMarket([SPY]), ...MORNING, ...changes.simulator });
  await simulator.start();
  return { simulator, client: clientOf(simulator, changes.client) };
}

async function opened(changes: SimulatedOptions = {}): Promise<Simulated> {
  const simulated = await openSimulator(changes);
  onTestFinished(() => simulated.simulator.stop());
  return simulated;
}

/** Reconnecting takes the SDK a while. */
const PATIENTLY = { timeout: 4000 };

/** A share of SPY, at any price that it has today. */
const buy = (id: string): OrderRequest => ({
  id: orderId(id),
  ticker: ticker("SPY"),
  side: "buy",
  size: { in: "shares", quantity: quantity("1") },
  terms: { type: "limit", limit: price("510") },
  timeInForce: "day",
  hours: "regular",
});

/** Of two sessions the one that is over. */
const firstRowOf = ({ sessions, open, high, low, close, volume }: DailyBars): Partial<DailyBars> => ({
  sessions: sessions.slice(0, 1),
  open: open.slice(0, 1),
  high: high.slice(0, 1),
  low: low.slice(0, 1),
  close: close.slice(0, 1),
  volume: volume.slice(0, 1),
  splitFactor: Float64Array.of(1),
  dividendFactor: Float64Array.of(1),
});

const ROTATED = { ...KEY, secret: "rotated" };

interface RefusedWatch {
  readonly broker: Alpaca["broker"];
  readonly events: readonly BrokerEvent[];
  readonly watch: Watch;
}

/** A broker whose open stream has just been refused: the account has another key now. */
async function watchRefused(credentials: AlpacaOptions["credentials"]): Promise<RefusedWatch> {
  const { simulator, client } = await openSimulator({ client: { credentials } });
  const events: BrokerEvent[] = [];
  const watch = await client.broker.watch((event) => events.push(event));
  const port = Number(new URL(simulator.url).port);
  await simulator.stop();
  await opened({ simulator: { port, key: ROTATED } });
  await vi.waitFor(() => {
    expect(events, "the stream was refused").toHaveLength(1);
  }, PATIENTLY);
  return { broker: client.broker, events, watch };
}

const streamOpensAgain = (events: readonly BrokerEvent[]): Promise<void> =>
  vi.waitFor(() => {
    expect(events, "the stream is open again").toHaveLength(2);
  }, PATIENTLY);

const openBroker = async (market: ContractMarket): Promise<Simulated & BrokerUnderTest> => {
  const partialFills = { seed: 1, chance: market === "thin" ? 0.9 : 0 };
  const { simulator, client } = await openSimulator({ simulator: { partialFills } });
  const fall = (): Promise<void> => {
    simulator.moveTo(at(14));
    return Promise.resolve();
  };
  return { simulator, client, broker: client.broker, fall, close: () => simulator.stop() };
};

brokerContract("Alpaca's broker over its SDK", openBroker);

const polledBroker = async (market: ContractMarket): Promise<BrokerUnderTest> => {
  const { client, broker, ...rest } = await openBroker(market);
  return { ...rest, broker: polled(broker, { clock: machineClock, everyMs: 10, circuits: client.circuits }) };
};

brokerContract("Alpaca's broker, asked instead of listened to", polledBroker, "asked");

marketDataContract("Alpaca's market data over its SDK", async () => {
  const { simulator, client } = await openSimulator();
  return { marketData: client.marketData, close: () => simulator.stop() };
});

describe("Alpaca over its SDK", () => {
  it("watches again after its stream was cut, and says that something may have been missed", async () => {
    const { simulator, client } = await opened();
    const events: BrokerEvent[] = [];
    const watch = await client.broker.watch((event) => events.push(event));

    simulator.cutStreams();
    await vi.waitFor(() => {
      expect(events).toEqual([{ kind: "resumed" }]);
    });
    await client.broker.submit(buy("after-the-cut"));
    await vi.waitFor(() => {
      expect(events.at(-1)).toMatchObject({ kind: "order", report: { status: "filled" } });
    });
    await watch.close();
  });

  it("asks for the key again when it is refused, by a call and by the stream", async () => {
    const renewing = (which: string): Promise<typeof KEY> =>
      Promise.resolve(which === "renewed" ? KEY : { ...KEY, secret: "old" });
    const called = await opened({ client: { credentials: renewing } });
    const watching = await opened({ client: { credentials: renewing } });
    const events: BrokerEvent[] = [];

    expect((await called.client.broker.account()).cash).toEqual(money("10000"));
    const watch = await watching.client.broker.watch((event) => events.push(event));
    await watching.client.broker.submit(buy("heard"));
    await vi.waitFor(() => {
      expect(events.at(-1)).toMatchObject({ kind: "order", report: { status: "filled" } });
    });
    await watch.close();
  });

  it("goes on watching when the key is changed under its open stream", async () => {
    const { broker, events, watch } = await watchRefused((which) => Promise.resolve(which === "kept" ? KEY : ROTATED));

    await broker.account();
    await streamOpensAgain(events);
    await broker.submit(buy("heard"));
    await vi.waitFor(() => {
      expect(events.at(-1)).toMatchObject({ kind: "order", report: { status: "filled" } });
    });
    await watch.close();
  });

  it("goes on watching when its source of keys was out of reach for a while", async () => {
    let held: typeof KEY | undefined = KEY;
    let refusals = 0;
    const { broker, events, watch } = await watchRefused(() => {
      if (held !== undefined) return Promise.resolve(held);
      refusals += 1;
      return Promise.reject(new SecretsUnavailable("the vault", "The vault is closed"));
    });

    held = undefined;
    await expect(broker.account(), "the call says why").rejects.toThrow("The vault is closed");
    await vi.waitFor(() => {
      expect(refusals, "the stream has asked too").toBeGreaterThan(1);
    }, PATIENTLY);
    held = ROTATED;
    await streamOpensAgain(events);
    await watch.close();
  });

  it("fails when the renewed key is refused too", async () => {
    const wrong = { ...KEY, secret: "wrong" };
    const { client } = await opened({ client: { credentials: () => Promise.resolve(wrong) } });

    await expect(client.broker.account()).rejects.toThrow(CredentialsRefused);
    await expect(client.broker.submit(buy("refused"))).rejects.toThrow(CredentialsRefused);
    await expect(client.broker.watch(() => undefined)).rejects.toThrow(CredentialsRefused);
  });

  it("tells an order of which the answer was lost from one that was never received", async () => {
    const { simulator, client } = await opened({ client: { timeoutMs: 300 } });
    simulator.addFault({ does: "drop-reply", method: "POST", path: "/v2/orders" });
    const lost = await client.broker.submit(buy("reply-lost"));
    simulator.addFault({ does: "drop-request", method: "POST", path: "/v2/orders" });
    const never = await client.broker.submit(buy("never-received"));

    expect([lost.outcome, never.outcome]).toEqual(["unanswered", "unanswered"]);
    expect((await client.broker.find(orderId("reply-lost")))?.report.status).toBe("filled");
    expect(await client.broker.find(orderId("never-received"))).toBeUndefined();
    expect((await client.broker.submit(buy("reply-lost"))).outcome).toBe("duplicate");
  });

  it("reads what happened to the account, in the order in which it did", async () => {
    const { simulator, client } = await opened();
    await client.broker.submit(buy("held"));
    const { cursor } = await client.broker.activitiesSince(undefined);
    simulator.transfer(money("250"));
    simulator.moveTo(newYorkInstant(TODAY, 21 * 60));

    const { activities } = await client.broker.activitiesSince(cursor);

    expect(activities.map(({ kind }) => kind)).toEqual(["transfer", "fee"]);
    expect(activities[0]).toMatchObject({ cash: money("250") });
  });

  it("brings the bars of days that are over, with factors, and knows the broker's time", async () => {
    const { simulator, client } = await opened({ client: { clock: new HandClock(at(14)) } });
    const request = { tickers: [ticker("SPY")], from: session("2025-06-01"), to: TODAY };

    const [bars] = await client.bars.dailyBars(request);

    expect(bars).toEqual({ ...SPY, source: "alpaca-sip", ...firstRowOf(SPY) });
    expect(await client.clock.now()).toBe(simulator.now);
  });

  it("brings the bar of today as soon as Alpaca tells it for nothing", async () => {
    const now = newYorkInstant(TODAY, 16 * 60 + 15);
    const { client } = await opened({
      simulator: { time: { kind: "virtual", startsAt: now }, dataPlan: "basic" },
      client: { clock: new HandClock(now) },
    });
    const request = { tickers: [ticker("SPY")], from: session("2025-06-01"), to: TODAY };

    const [bars] = await client.bars.dailyBars(request);

    expect(bars?.sessions.at(-1)).toBe(TODAY);
  });
});
