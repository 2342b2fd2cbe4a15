import {
  AT_ONCE,
  DEFAULT_SLICING,
  orderId,
  price,
  quantity,
  ticker,
  weight,
  type Mandate,
  type Schedule,
} from "@alchemiser/domain";
import { mandateFor, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import type { CycleEvent } from "../cycle/event.ts";
import type { Witness } from "./live-driver.ts";
import { brokerWith } from "../ports/broker-with.ts";
import { LiveWorld, taskFor } from "../testing/live-world.ts";
import { outcomeOf } from "../testing/second-morning.ts";

const reserving = (weights: Readonly<Record<string, number>>, schedule?: Schedule): Mandate =>
  mandateFor(wanting(weights, schedule), {
    rebalance: { ...mandateFor([]).rebalance, cashReserve: weight("0.01") },
  });

const mandate = reserving({ SPY: 0.6, TLT: 0.4 });
const task = taskFor(mandate);

const ordersAt = ({ exchange }: LiveWorld): readonly string[] =>
  exchange.orders.all.map(({ request, status }) => `${request.side} ${request.ticker} ${status}`);

const kindsOf = (events: readonly CycleEvent[]): ReadonlySet<string> => new Set(events.map(({ kind }) => kind));

describe("a live run", () => {
  it("carries out what the mandate wants, and knows afterwards what the account holds", async () => {
    const world = new LiveWorld();
    const driver = world.driver(task);
    const outcome = outcomeOf({ cycle: await driver.run() });

    expect(outcome).toMatchObject({ kind: "done", result: "success" });
    expect(ordersAt(world)).toEqual(["buy SPY filled", "buy TLT filled"]);
    const holdings = driver.book.sleeves.get("main")?.holdings;
    const held = new Map([...world.exchange.positions].map(([name, { quantity }]) => [name, quantity]));
    expect(new Map([...(holdings ?? [])].map(([name, { shares }]) => [name, shares]))).toEqual(held);
    expect(driver.book.cash).toEqual(world.exchange.cash);
  });

  it("remembers an intent, and the decision behind it, before its request leaves", async () => {
    const world = new LiveWorld();
    const remembered: Promise<readonly string[]>[] = [];
    world.liquidity = ({ request: { id } }, shares) => {
      const { ledger } = world;
      const key = { account: "A1", mandate: mandate.name, tradeSession: task.tradeSession, revision: 0 };
      const intents = ledger.records().then((records) => records.filter((one) => one.kind === "intended"));
      const decision = ledger.decision(key);
      remembered.push(
        Promise.all([intents, decision]).then(([found, frozen]) => [
          ...found.filter(({ intent }) => intent.id === id).map(({ kind }) => kind),
          ...(frozen === undefined ? [] : ["frozen"]),
        ]),
      );
      return shares;
    };
    await world.run(task);

    expect(await Promise.all(remembered)).toEqual([
      ["intended", "frozen"],
      ["intended", "frozen"],
    ]);
  });

  it("tells its witness of each step, in order and with its time", async () => {
    const world = new LiveWorld();
    const events: CycleEvent[] = [];
    await world.run(task, { witness: (event) => events.push(event) });

    expect(events.slice(0, 5).map(({ kind }) => kind)).toEqual([
      "recalled",
      "account-read",
      "recalled",
      "observed",
      "frozen",
    ]);
    expect(kindsOf(events)).toEqual(
      new Set(["recalled", "account-read", "observed", "frozen", "submitted", "reported"]),
    );
    expect(events.every(({ at }) => at === world.clock.now())).toBe(true);
  });

  it("refuses outside its window, and asks nobody anything", async () => {
    const world = new LiveWorld();
    const cycle = await world.run(taskFor(mandate, { window: { from: task.window.until, until: task.window.until } }));

    expect(outcomeOf({ cycle })).toMatchObject({ kind: "refused" });
    expect(await world.ledger.records()).toEqual([]);
  });

  it("cancels an order that nobody took, and tries again at a new price", async () => {
    const world = new LiveWorld();
    world.liquidity = ({ request }, shares) => (request.id.endsWith("-0") ? shares.minus(shares) : shares);
    const witness = ({ kind }: CycleEvent): void => {
      if (kind === "submitted") world.pass(20_000);
    };
    const outcome = outcomeOf({ cycle: await world.run(task, { witness }) });

    expect(outcome).toMatchObject({ kind: "done", result: "success" });
    expect(ordersAt(world)).toEqual(["buy SPY canceled", "buy TLT canceled", "buy SPY filled", "buy TLT filled"]);
  });
});

describe("the orders of a live run", () => {
  it("goes on with one order while nobody answers for another", async () => {
    const world = new LiveWorld();
    world.liquidity = ({ request }, shares) => (request.id.endsWith("SPY-buy0-0") ? shares.minus(shares) : shares);
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const broker = brokerWith(world.broker, {
      submit: async (request, signal) => {
        if (request.ticker === ticker("TLT")) await answered;
        return world.broker.submit(request, signal);
      },
    });
    const witness: Witness = ({ kind }) => {
      if (kind === "submitted") world.pass(40_000);
      if (ordersAt(world).includes("buy SPY filled")) answer();
    };
    const cycle = await world.run(task, { ports: { ...world.ports, broker }, witness });

    expect(outcomeOf({ cycle })).toMatchObject({ kind: "done", result: "success" });
    expect(ordersAt(world)).toEqual(["buy SPY canceled", "buy SPY filled", "buy TLT filled"]);
  });

  it("have a signal each, which ends what is still waited for when they have come to their end", async () => {
    const world = new LiveWorld();
    const signals = new Map<string, AbortSignal | undefined>();
    const broker = brokerWith(world.broker, {
      submit: (request, signal) => {
        signals.set(request.ticker, signal);
        return world.broker.submit(request, signal);
      },
    });
    const seen: string[] = [];
    const witness: Witness = () => {
      const open = [...signals].flatMap(([name, signal]) => (signal?.aborted === false ? [name] : []));
      if (open.join() !== seen.at(-1)) seen.push(open.join());
    };
    await world.run(task, { ports: { ...world.ports, broker }, witness });

    expect(seen).toEqual(["", "SPY,TLT", "TLT", ""]);
  });

  it("wait for their slices to be due", async () => {
    const world = new LiveWorld();
    const slicing = { ...DEFAULT_SLICING, by: "time", mostOfShown: weight("0.1"), mostSlices: 4 } as const;
    const execution = { ...AT_ONCE, ...{ mostPegs: 2, longestMs: 20_000 }, slicing };
    const pauses: number[] = [];
    const witness: Witness = (_, { commands }) => {
      for (const command of commands)
        if (command.do === "pause") {
          pauses.push((command.until - task.window.from) / 60_000);
          world.pass(command.until - world.clock.now());
        }
    };
    const cycle = await world.run(taskFor(reserving({ TLT: 1 }), { execution }), { witness });

    expect(outcomeOf({ cycle })).toMatchObject({ kind: "done", result: "success" });
    expect(ordersAt(world)).toEqual(Array(4).fill("buy TLT filled"));
    expect(pauses).toEqual([15, 30, 45]);
  });
});

describe("an order that somebody else has placed", () => {
  /** The account has ten shares of SPY that are no business of the mandate's, and offers them. */
  const offering = (limit: string): LiveWorld => {
    const world = new LiveWorld();
    const shares = { in: "shares", quantity: quantity("10") } as const;
    const byHand = { ticker: ticker("SPY"), size: shares, timeInForce: "day", hours: "regular" } as const;
    world.exchange.submit({ ...byHand, id: orderId("by-hand-1"), side: "buy", terms: { type: "market" } });
    const terms = { type: "limit", limit: price(limit) } as const;
    world.exchange.submit({ ...byHand, id: orderId("by-hand-2"), side: "sell", terms });
    return world;
  };

  it("is not met: what could trade with it is not sent", async () => {
    const world = offering("500.10");

    expect(outcomeOf({ cycle: await world.run(task) })).toMatchObject({
      result: "partial",
      legs: [
        { shortfall: undefined },
        { shortfall: 'WASH_TRADE: to buy at 500.1 could meet order "by-hand-2", which is to sell at 500.1' },
      ],
    });
    expect(ordersAt(world)).toEqual(["buy SPY filled", "sell SPY accepted", "buy TLT filled"]);
  });

  it("is passed by at another price", async () => {
    const world = offering("500.11");

    expect(outcomeOf({ cycle: await world.run(task) })).toMatchObject({ result: "success" });
    expect(ordersAt(world).slice(1)).toEqual(["sell SPY accepted", "buy SPY filled", "buy TLT filled"]);
  });
});

describe("a second run of the same session", () => {
  it("goes on with the decision of the first, and sends nothing twice", async () => {
    const world = new LiveWorld();
    const first = await world.run(task);
    const events: CycleEvent[] = [];
    const second = await world.run(taskFor(reserving({ GLD: 1 })), {
      witness: (event) => events.push(event),
    });

    expect(outcomeOf({ cycle: second })).toMatchObject({ kind: "done", result: "success" });
    expect(second.decision).toEqual(first.decision);
    expect(kindsOf(events).has("frozen")).toBe(false);
    expect(ordersAt(world)).toEqual(["buy SPY filled", "buy TLT filled"]);
  });

  it("decides anew under a revision that a person gives", async () => {
    const world = new LiveWorld();
    await world.run(task);
    const other = reserving({ GLD: 1 }, { kind: "corridor", corridor: 0.05 });
    const cycle = await world.run(taskFor(other, { revision: 1 }));

    expect(outcomeOf({ cycle })).toMatchObject({ kind: "done", result: "success" });
    expect(ordersAt(world).slice(2)).toEqual(["sell SPY filled", "sell TLT filled", "buy GLD filled"]);
  });
});
