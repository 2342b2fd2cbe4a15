import { setImmediate } from "node:timers/promises";
import { DEFAULT_LIMITS, known, type Breakers, type LedgerRecord, type Mandate } from "@alchemiser/domain";
import { mandateFor, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import type { CycleTask } from "../cycle/cycle.ts";
import { BrokerUnavailable } from "../errors.ts";
import type { TradingPorts } from "../live/trading-ports.ts";
import type { Alert } from "../ports/alerts.ts";
import type { Broker } from "../ports/broker.ts";
import { brokerWith } from "../ports/broker-with.ts";
import { LiveWorld, taskFor } from "../testing/live-world.ts";
import { alerting } from "./alerting.ts";
import { runEvents, tellFailure } from "./run-events.ts";

const identity = { runId: "run-1", correlationId: "test 2025-07-02" };
const wishes = (changes: Partial<Mandate> = {}): CycleTask =>
  taskFor({ ...mandateFor(wanting({ SPY: 0.6, TLT: 0.4 })), ...changes });

interface Day {
  readonly task?: CycleTask;
  readonly broker?: Partial<Broker>;
  readonly records?: readonly LedgerRecord[];
}

/** What a person is told during a run, and whether it was over by then. */
async function alertsOf(day: Day, world = new LiveWorld()): Promise<readonly Alert[]> {
  const { task = wishes(), broker = {} } = day;
  const raised: Alert[] = [];
  const subscriber = alerting({ raise: (alert) => raised.push(alert), settled: () => Promise.resolve([]) });
  const ports: TradingPorts = { ...world.ports, broker: brokerWith(world.broker, broker) };
  const witness = runEvents(identity, [subscriber]);
  await world
    .run(task, { ports, witness })
    .catch((error: unknown) => tellFailure(identity, [subscriber], { at: world.clock.now(), error }));
  return raised;
}

const rejecting: Partial<Broker> = {
  submit: () => Promise.resolve({ outcome: "rejected", code: "FORBIDDEN", reason: "insufficient buying power" }),
};

const sentencesOf = (alerts: readonly Alert[]): readonly string[] => alerts.map(({ sentence }) => sentence);

describe("a person is alerted", () => {
  it("to nothing while all goes well", async () => {
    expect(await alertsOf({})).toEqual([]);
  });

  it("to each order that the broker rejects, once, with its reason", async () => {
    const alerts = await alertsOf({ broker: rejecting });

    expect(sentencesOf(alerts)).toEqual([
      "the broker rejects an order: insufficient buying power",
      "the broker rejects an order: insufficient buying power",
    ]);
    expect(alerts[0]).toMatchObject({ name: "order-rejected", ...identity });
  });

  it("once to a leg, in however many slices and attempts it is rejected", () => {
    const raised: Alert[] = [];
    const subscriber = alerting({ raise: (alert) => raised.push(alert), settled: () => Promise.resolve([]) });
    const rejected = { name: "order-rejected", level: "warn", data: { reason: "no" } } as const;
    const at = new LiveWorld().clock.now();
    for (const order of ["buy2-0", "buy2-1", "buy1-0", "buy0-0", "sell0-0"])
      subscriber({ ...identity, ...rejected, at, causationId: `0a1b-250702r0-SPY-${order}` });

    expect(raised).toHaveLength(2);
  });

  it("to each order that the gate denies", async () => {
    const limits = { ...mandateFor([]).limits, maxOrderValue: DEFAULT_LIMITS.maxFailedSells };
    const alerts = await alertsOf({ task: wishes({ limits }) });

    expect(sentencesOf(alerts)).toEqual([
      expect.stringMatching(/^the gate denies to buy SPY: ORDER_ABOVE_LIMIT: the order is worth/),
      expect.stringMatching(/^the gate denies to buy TLT: ORDER_ABOVE_LIMIT: the order is worth/),
    ]);
  });

  it("to a breaker that trips, once for it and the state that it leads to", async () => {
    const breakers: Breakers = { ...DEFAULT_LIMITS.breakers, rejects: 2 };
    const limits = { ...mandateFor([]).limits, breakers };
    const alerts = await alertsOf({ task: wishes({ limits }), broker: rejecting });

    expect(alerts.map(({ name }) => name)).toEqual(["order-rejected", "order-rejected", "breaker-tripped"]);
    expect(sentencesOf(alerts).at(-1)).toBe("a breaker asks for HALTED: the broker has rejected 2 orders in this run");
  });

  it("to an account that is not what the ledger says", async () => {
    const world = new LiveWorld();
    await world.run(wishes());
    const broker: Partial<Broker> = {
      account: async (signal) => ({ ...(await world.broker.account(signal)), positions: new Map() }),
    };

    const alerted = alertsOf({ broker }, world);
    await setImmediate();
    // It is looked at once more after a while.
    world.pass(5000);

    expect(sentencesOf(await alerted)).toEqual([expect.stringMatching(/^trading is HALTED: .*SPY/)]);
  });

  it("to a broker that fails", async () => {
    const failure = new BrokerUnavailable("Alpaca gave no answer");
    const alerts = await alertsOf({ broker: { account: () => Promise.reject(failure) } });

    expect(sentencesOf(alerts)).toEqual(["the run ended early (BrokerUnavailable): Alpaca gave no answer"]);
  });

  it("to a person who halts it, and not to one who resumes", () => {
    const raised: Alert[] = [];
    const subscriber = alerting({ raise: (alert) => raised.push(alert), settled: () => Promise.resolve([]) });
    const at = new LiveWorld().clock.now();
    const changed = { ...identity, name: "trading-state-changed", at, causationId: undefined };
    subscriber({ ...changed, level: "error", data: { state: "HALTED", reason: "by hand" } });
    subscriber({ ...changed, level: "warn", data: { state: "ACTIVE", reason: "looked at it" } });

    expect(sentencesOf(raised)).toEqual(["trading is HALTED: by hand"]);
    expect(known(raised[0], "it was raised").at).toBe(at);
  });
});
