import { money } from "@alchemiser/domain";
import { mandateFor, spoken, TODAY, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { BrokerUnavailable } from "../errors.ts";
import { brokerWith } from "../ports/broker-with.ts";
import { LiveWorld, taskFor } from "../testing/live-world.ts";
import type { Prepared } from "./prepare.ts";
import { preview, type Preview } from "./preview.ts";

const SPY_ONLY = mandateFor(wanting({ SPY: 1 }));
const SPY_AND_TLT = mandateFor(wanting({ SPY: 0.6, TLT: 0.4 }, { kind: "corridor", corridor: 0.05 }));

const preparedFor = (world: LiveWorld, mandate = SPY_ONLY): Prepared => ({
  outcome: "prepared",
  day: { tradeSession: TODAY, signalSession: world.past.signalSession, window: taskFor(mandate).window },
  bars: [],
  past: world.past,
  task: taskFor(mandate),
});

async function previewed(world: LiveWorld, mandate = SPY_ONLY): Promise<Preview> {
  const answer = await preview(world.ports, preparedFor(world, mandate), await world.ledger.records());
  return answer.outcome === "refused" ? expect.fail(answer.reason) : answer;
}

describe("preview", () => {
  it("decides what a run decides", async () => {
    const world = new LiveWorld();
    const { decision } = await previewed(world);

    expect(spoken(decision.intents)).toEqual(["buy 200 SPY"]);
    expect(decision).toEqual((await world.run(taskFor(SPY_ONLY))).decision);
  });

  it("sends nothing and writes nothing down", async () => {
    const world = new LiveWorld();
    const { decision } = await previewed(world);

    expect(world.exchange.orders.all).toEqual([]);
    expect(await world.ledger.records()).toEqual([]);
    expect(await world.ledger.decision(decision.key)).toBeUndefined();
  });

  it.each([
    ["a halted account", { trading: "HALTED" }, "halted", "trading is halted until a person resumes it"],
    ["a restricted one", { restriction: "ACCOUNT_CLOSED" }, "account", "the broker takes no orders: ACCOUNT_CLOSED"],
  ] as const)("says why a run would not begin on %s", async (_, trouble, because, sentence) => {
    const world = new LiveWorld();
    await world.run(taskFor(SPY_ONLY));
    if ("trading" in trouble)
      await world.ledger.append([
        { kind: "state", at: world.ports.clock.now(), state: trouble.trading, reason: "test" },
      ]);
    const broker = brokerWith(world.broker, {
      account: async () => ({ ...(await world.broker.account()), restriction: undefined, ...trouble }),
    });

    const answer = await preview({ ...world.ports, broker }, preparedFor(world), await world.ledger.records());

    expect(answer).toEqual({ outcome: "refused", because, reason: sentence });
  });

  it("says whether what it has decided may be bought", async () => {
    const world = new LiveWorld();
    expect(await previewed(world)).toMatchObject({ trading: "ACTIVE" });

    await world.run(taskFor(SPY_ONLY));
    await world.ledger.append([{ kind: "state", at: world.ports.clock.now(), state: "REDUCING", reason: "test" }]);
    expect(await previewed(world)).toMatchObject({ trading: "REDUCING" });
  });

  it("starts from what the ledger remembers", async () => {
    const world = new LiveWorld();
    await world.run(taskFor(SPY_ONLY));
    const { decision, account } = await previewed(world, SPY_AND_TLT);

    expect(decision.intents.map(({ side, ticker }) => `${side} ${ticker}`)).toEqual(["sell SPY", "buy TLT"]);
    expect([...account.positions.keys()]).toEqual(["SPY"]);
  });

  it("counts the orders that work already", async () => {
    const world = new LiveWorld();
    world.liquidity = (_order, shares) => shares.minus(shares);
    const broker = brokerWith(world.broker, {
      submit: async (request) => {
        await world.broker.submit(request);
        throw new BrokerUnavailable("The line is dead");
      },
    });
    const ports = { ...world.ports, broker };
    await expect(world.run(taskFor(SPY_ONLY), { ports })).rejects.toThrow("The line is dead");
    const again: Prepared = { ...preparedFor(world), task: taskFor(SPY_AND_TLT, { revision: 1 }) };
    const answer = await preview(world.ports, again, await world.ledger.records());

    expect(world.exchange.orders.working).toHaveLength(1);
    expect(answer).toMatchObject({
      decision: {
        intents: [{ ticker: "TLT" }],
        verdicts: [
          { intent: { ticker: "SPY" }, denials: [{ code: "DUPLICATE_LEG" }] },
          { intent: { ticker: "TLT" }, denials: [] },
        ],
      },
    });
  });

  it("refuses as a run would when the account cannot give what the mandate wants", async () => {
    const world = new LiveWorld();
    const rich = mandateFor(wanting({ SPY: 1 }), { capital: { of: "amount", amount: money("1000000") } });

    expect(await preview(world.ports, preparedFor(world, rich), [])).toEqual({
      outcome: "refused",
      because: "account",
      reason: 'the mandate "test" wants 1000000, the account has 100000 in cash',
    });
  });
});
