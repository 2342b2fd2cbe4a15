import { weight } from "@alchemiser/domain";
import { mandateFor, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import {
  BrokerUnavailable,
  CredentialsRefused,
  LedgerFailure,
  LedgerInUse,
  LedgerOfAnotherAccount,
  MarketDataUnavailable,
  UnexpectedAnswer,
} from "../errors.ts";
import type { CycleTask } from "../cycle/cycle.ts";
import type { Outcome } from "../cycle/outcome.ts";
import type { Broker, BrokerEvent } from "../ports/broker.ts";
import type { Ledger } from "../ports/ledger.ts";
import { brokerWith } from "../ports/broker-with.ts";
import { LiveWorld, taskFor } from "../testing/live-world.ts";
import { outcomeOf } from "../testing/second-morning.ts";
import type { Witness } from "./live-driver.ts";
import type { TradingPorts } from "./trading-ports.ts";

const rebalance = { ...mandateFor([]).rebalance, cashReserve: weight("0.01") };
const task = taskFor(mandateFor(wanting({ SPY: 0.6, TLT: 0.4 }), { rebalance }));

/** The world's ports with a broker that does some things its own way. */
const portsWith = ({ ports, broker }: LiveWorld, changes: Partial<Broker>): TradingPorts => ({
  ...ports,
  broker: brokerWith(broker, changes),
});

const statusesAt = ({ exchange }: LiveWorld): readonly string[] => exchange.orders.all.map(({ status }) => status);

/** Takes orders, and trades none of them. */
const idle = (world: LiveWorld): void => {
  world.liquidity = (_order, shares) => shares.minus(shares);
};

describe("a live run in trouble", () => {
  it("gives up the orders that have not left when somebody halts it, and waits for the one that has", async () => {
    const world = new LiveWorld();
    idle(world);
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const waiting: (AbortSignal | undefined)[] = [];
    const ports = portsWith(world, {
      submit: async (request, signal, leaving) => {
        if (request.ticker === "SPY") {
          const submission = await world.broker.submit(request, signal);
          await answered;
          return submission;
        }
        waiting.push(leaving?.recall);
        await new Promise((resolve) => leaving?.recall?.addEventListener("abort", resolve));
        return world.broker.submit(request, signal, leaving);
      },
    });
    const driver = world.driver(task, {
      ports,
      witness: ({ kind }) => {
        if (kind === "reported") driver.halt("the news");
        if (kind === "halt") answer();
      },
    });

    expect(outcomeOf({ cycle: await driver.run() })).toMatchObject({ kind: "halted", reason: "the news" });
    expect(waiting.map((recall) => recall?.aborted)).toEqual([true]);
    expect(statusesAt(world)).toEqual(["canceled"]);
    const records = await world.ledger.records();
    expect(records.flatMap((record) => (record.kind === "reported" ? [record.report.reason] : []))).toContain(
      "it never left: given up",
    );
  });

  it("fails with what went wrong in the background", async () => {
    const world = new LiveWorld();
    const failure = new BrokerUnavailable("The broker did not answer");
    const ports = portsWith(world, { account: () => Promise.reject(failure) });

    await expect(world.run(task, { ports })).rejects.toBe(failure);
    expect(statusesAt(world)).toEqual([]);
  });

  it("fails with what went wrong while it wrote something down, and sends nothing after that", async () => {
    const world = new LiveWorld();
    const failure = new LedgerFailure("The disk is full");
    const { ledger } = world;
    const full = {
      records: () => ledger.records(),
      append: () => Promise.reject(failure),
      freeze: () => Promise.reject(failure),
      decision: () => Promise.resolve(undefined),
      latestRevision: () => Promise.resolve(undefined),
    };

    await expect(world.run(task, { ports: { ...world.ports, ledger: full } })).rejects.toBe(failure);
    expect(statusesAt(world)).toEqual([]);
  });

  it("sends nothing when its ledger was taken over while it was frozen, though it had written down what to send", async () => {
    const world = new LiveWorld();
    const { ledger } = world;
    const taken = new LedgerInUse("Another run has taken over the ledger");
    const frozen: Ledger = {
      records: () => ledger.records(),
      freeze: (decision) => ledger.freeze(decision),
      decision: (key) => ledger.decision(key),
      latestRevision: (key) => ledger.latestRevision(key),
      async append(records) {
        if (records.length === 0) throw taken;
        await ledger.append(records);
        if (records.some(({ kind }) => kind === "intended")) world.pass(6000);
      },
    };

    await expect(world.run(task, { ports: { ...world.ports, ledger: frozen } })).rejects.toBe(taken);
    expect(statusesAt(world)).toEqual([]);
  });

  it("fails when the broker answers for another account than the ledger's", async () => {
    const world = new LiveWorld();
    await world.run(task);
    const other = portsWith(world, {
      account: async (signal) => ({ ...(await world.broker.account(signal)), account: "B2" }),
    });

    await expect(world.run(task, { ports: other })).rejects.toThrow(LedgerOfAnotherAccount);
    expect(statusesAt(world)).toEqual(["filled", "filled"]);
  });

  it("fails when there are no prices to decide on", async () => {
    const world = new LiveWorld();
    const failure = new MarketDataUnavailable("The feed is down");
    const { marketData } = world.ports;
    const silent: TradingPorts["marketData"] = {
      quotes: () => Promise.reject(failure),
      assets: (tickers) => marketData.assets(tickers),
      hours: (session) => marketData.hours(session),
    };

    await expect(world.run(task, { ports: { ...world.ports, marketData: silent } })).rejects.toBe(failure);
  });

  it("gives up what is under way when it fails, and closes its watch", async () => {
    const world = new LiveWorld();
    const failure = new CredentialsRefused("The key was withdrawn");
    const ends: string[] = [];
    const ports = portsWith(world, {
      submit: (request, signal) =>
        request.ticker === "SPY"
          ? Promise.reject(failure)
          : new Promise((_, reject) => {
              signal?.addEventListener("abort", () => {
                ends.push("submission given up");
                reject(new BrokerUnavailable("Nobody waits any more"));
              });
            }),
      watch: async (listener) => {
        const watch = await world.broker.watch(listener);
        return { close: () => watch.close().then(() => void ends.push("watch closed")) };
      },
    });

    await expect(world.run(task, { ports })).rejects.toBe(failure);
    expect(ends).toEqual(["submission given up", "watch closed"]);
  });

  it("leaves to the next run what it could not end, and that one sends nothing twice", async () => {
    const world = new LiveWorld();
    const isSent = (): boolean => statusesAt(world).length > 0;
    const ports = portsWith(world, {
      account: (signal) =>
        isSent() ? Promise.reject(new BrokerUnavailable("The line is dead")) : world.broker.account(signal),
    });
    await expect(world.run(task, { ports })).rejects.toThrow("The line is dead");

    expect(outcomeOf({ cycle: await world.run(task) })).toMatchObject({ kind: "done", result: "success" });
    expect(statusesAt(world)).toEqual(["filled", "filled"]);
  });

  it("looks for an order that nobody answered for, and finds it", async () => {
    const world = new LiveWorld();
    const ports = portsWith(world, {
      submit: async (request) => {
        await world.broker.submit(request);
        return { outcome: "unanswered", reason: "timed out" };
      },
      watch: () => Promise.resolve({ close: () => Promise.resolve() }),
    });
    const witness: Witness = ({ kind }) => {
      if (kind === "submitted") world.pass(1000);
    };

    expect(outcomeOf({ cycle: await world.run(task, { ports, witness }) })).toMatchObject({ result: "success" });
    expect(statusesAt(world)).toEqual(["filled", "filled"]);
  });

  it("looks for its open orders when the broker's news have had a gap", async () => {
    const world = new LiveWorld();
    idle(world);
    const listeners: ((event: BrokerEvent) => void)[] = [];
    const asked: string[] = [];
    const ports = portsWith(world, {
      find: (id) => {
        asked.push(id);
        return world.broker.find(id);
      },
      watch: (listener) => {
        listeners.push(listener);
        return Promise.resolve({ close: () => Promise.resolve() });
      },
    });
    let accepted = 0;
    const witness: Witness = ({ kind }) => {
      if (kind === "submitted") accepted += 1;
      if (kind !== "submitted" || accepted < 2) return;
      world.liquidity = (_order, shares) => shares;
      world.quote();
      for (const tell of listeners) tell({ kind: "resumed" });
    };

    expect(outcomeOf({ cycle: await world.run(task, { ports, witness }) })).toMatchObject({ result: "success" });
    expect(asked).toEqual(world.exchange.orders.all.map(({ request }) => request.id));
  });
});

describe("an order whose state is not known", () => {
  const nonsense = (): Promise<never> => Promise.reject(new UnexpectedAnswer('status: "paused" is not known'));

  /** Takes the order in SPY without trading it, and tells of it in words that nobody knows. */
  function unclearInSpy(world: LiveWorld): TradingPorts {
    world.liquidity = ({ request }, shares) => (request.ticker === "SPY" ? shares.minus(shares) : shares);
    const isInSpy = (id: string): boolean => id.includes("-SPY-");
    return portsWith(world, {
      submit: async (request, signal) => {
        const submission = await world.broker.submit(request, signal);
        return isInSpy(request.id) ? nonsense() : submission;
      },
      find: (id, signal) => (isInSpy(id) ? nonsense() : world.broker.find(id, signal)),
      watch: (listener) =>
        world.broker.watch((event) => {
          if (event.kind !== "order" || !isInSpy(event.id)) listener(event);
        }),
    });
  }

  /** Another decision of the same session, which a sleeve takes part in when it is far from its weights. */
  const again = (weights: Readonly<Record<string, number>>): CycleTask =>
    taskFor(mandateFor(wanting(weights, { kind: "corridor", corridor: 0.05 }), { rebalance }), { revision: 1 });

  const shortfallsOf = (outcome: Outcome): readonly (readonly [string, string | undefined])[] =>
    "legs" in outcome ? outcome.legs.map(({ intent, shortfall }) => [intent.ticker, shortfall]) : [];

  it("stops its leg with the reason, and the others are traded", async () => {
    const world = new LiveWorld();

    const outcome = outcomeOf({ cycle: await world.run(task, { ports: unclearInSpy(world) }) });

    expect(outcome).toMatchObject({ kind: "done", result: "partial" });
    expect(shortfallsOf(outcome)).toEqual([
      ["SPY", 'status: "paused" is not known'],
      ["TLT", undefined],
    ]);
  });

  it("halts its symbol for later decisions, and nothing else", async () => {
    const world = new LiveWorld();
    const ports = unclearInSpy(world);
    await world.run(task, { ports });
    const [order] = world.exchange.orders.working;
    const later = again({ SPY: 0.6, GLD: 0.09, TLT: 0.31 });

    const outcome = outcomeOf({ cycle: await world.run(later, { ports }) });

    expect(shortfallsOf(outcome)).toEqual([
      ["TLT", undefined],
      ["GLD", undefined],
      ["SPY", `SPY is halted: what became of the order "${order?.request.id ?? ""}" is not known`],
    ]);
    expect(world.exchange.orders.working).toEqual([order]);
  });

  it("is gone on with by a later decision, once it is known", async () => {
    const world = new LiveWorld();
    await world.run(task, { ports: unclearInSpy(world) });
    world.liquidity = (_order, shares) => shares;

    const outcome = outcomeOf({ cycle: await world.run(again({ SPY: 0.7, TLT: 0.3 })) });

    expect(outcome).toMatchObject({ kind: "done", result: "success" });
    expect(shortfallsOf(outcome).map(([ticker]) => ticker)).toContain("SPY");
  });
});

describe("a live run that is stopped", () => {
  it("cancels what works, and ends when that is over", async () => {
    const world = new LiveWorld();
    idle(world);
    const driver = world.driver(task, {
      witness: ({ kind }) => {
        if (kind === "submitted") driver.stop();
      },
    });

    expect(outcomeOf({ cycle: await driver.run() })).toMatchObject({ kind: "stopped" });
    expect(statusesAt(world)).toEqual(["canceled", "canceled"]);
    expect(world.exchange.positions.size).toBe(0);
  });

  it("sends nothing when it is stopped before it has decided", async () => {
    const world = new LiveWorld();
    const driver = world.driver(task);
    driver.stop();

    expect(outcomeOf({ cycle: await driver.run() })).toMatchObject({ kind: "stopped" });
    expect(statusesAt(world)).toEqual([]);
  });
});

describe("a subscriber that fails", () => {
  const broken = new Error("the subscriber is broken");

  it("ends the run there and then, and is told to whoever started it", async () => {
    const world = new LiveWorld();
    let told = 0;
    const witness: Witness = (event) => {
      told += 1;
      if (event.kind === "frozen") throw broken;
    };

    await expect(world.run(task, { witness })).rejects.toBe(broken);
    const before = told;
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toBe(before);
  });

  it("leaves everything in the ledger that the next run needs to go on", async () => {
    for (const kind of ["account-read", "observed", "frozen", "submitted", "reported"] as const) {
      const world = new LiveWorld();
      const failing: Witness = (event) => {
        if (event.kind === kind) throw broken;
      };
      await expect(world.run(task, { witness: failing }), kind).rejects.toBe(broken);

      expect(outcomeOf({ cycle: await world.run(task) }), kind).toMatchObject({ kind: "done", result: "success" });
      expect(statusesAt(world), kind).toEqual(["filled", "filled"]);
    }
  });
});
