import { FULL_LIMITS, known, NO_SHARES, sum, type Liquidity, type Mandate } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import type { CrashWorld } from "../testing/crash-world.ts";
import { ample, SECOND_WISHES, secondMorning, thin, type Morning } from "../testing/second-morning.ts";
import { differences } from "./compare.ts";
import type { Outcome } from "./outcome.ts";

const noSales: Liquidity = ({ request }, shares) =>
  request.side === "sell" && request.id.includes("250702r") ? NO_SHARES : shares;

const outcomeOf = ({ world, task }: Morning): Outcome => {
  const { cycle } = world.run(task);
  return cycle?.phase.name === "ended" ? cycle.phase.outcome : expect.fail("the cycle has not ended");
};

/** "sell SPY 0: 12 of 30" for each order of the second day. */
const ordersOf = ({ broker }: CrashWorld): readonly string[] =>
  broker.exchange.orders.all.flatMap(({ request: { id, side, ticker, size }, filled }) => {
    const wanted = size.in === "shares" ? size.quantity : NO_SHARES;
    const told = wanted.equals(filled) ? "all" : filled.isZero() ? "none" : "some";
    return id.includes("250702r") ? [`${side} ${ticker} ${id.slice(-1)}: ${told}`] : [];
  });

const shortfallsOf = (outcome: Outcome): readonly string[] =>
  "legs" in outcome
    ? outcome.legs.map(({ intent, shortfall }) => `${intent.side} ${intent.ticker}: ${shortfall ?? "all"}`)
    : [];

/** A mandate that buys whatever the sells came to. */
const BEARING: Mandate = { ...SECOND_WISHES, limits: FULL_LIMITS };

describe("trading", () => {
  it("begins the buys when the sells are over", () => {
    const morning = secondMorning({ liquidity: ample });

    expect(outcomeOf(morning)).toMatchObject({ kind: "done", result: "success" });
    expect(ordersOf(morning.world)).toEqual(["sell SPY 0: all", "sell TLT 0: all", "buy BIL 0: all", "buy GLD 0: all"]);
  });

  it("cancels what is filled in part, and tries what is left again at a new price", () => {
    const morning = secondMorning({ liquidity: thin });

    expect(outcomeOf(morning)).toMatchObject({ kind: "done", result: "success" });
    expect(ordersOf(morning.world)).toEqual([
      "sell SPY 0: some",
      "sell TLT 0: some",
      "sell SPY 1: all",
      "sell TLT 1: all",
      "buy BIL 0: some",
      "buy GLD 0: some",
      "buy BIL 1: all",
      "buy GLD 1: all",
    ]);
  });

  it("lets each leg go on by itself: nobody's answer is waited for by another", () => {
    const { world, task } = secondMorning({ liquidity: thin, fates: ["request-lost"] });
    world.run(task);
    const sent = (side: string, symbol: string): readonly number[] =>
      world.broker.exchange.orders.all
        .filter(({ request }) => request.id.includes(`-250702r0-${symbol}-${side}`))
        .map(({ submittedAt }) => (submittedAt - task.window.from) / 1000);

    expect(sent("sell", "TLT"), "tried again as soon as its order has ended").toEqual([0, 20]);
    expect(sent("sell", "SPY")[0], "looked for during a minute, then sent once more").toBe(60);
    const [firstBuy] = [...sent("buy", "BIL"), ...sent("buy", "GLD")];
    expect(firstBuy, "the buys wait for all the sells").toBeGreaterThan(60);
  });

  it("asks in every attempt for exactly what the ones before have left", () => {
    const { world, task } = secondMorning({ liquidity: thin });
    world.run(task);
    const { plan } = known(world.decisionFor(task), "the cycle has decided");

    for (const leg of plan?.trades ?? []) {
      const attempts = world.broker.exchange.orders.all.filter(
        ({ request }) => request.id.includes("250702r") && request.ticker === leg.ticker && request.side === leg.side,
      );
      expect(sum(attempts.map(({ filled }) => filled))).toEqual(leg.quantity);
      for (const [index, { request }] of attempts.entries()) {
        const before = sum(attempts.slice(0, index).map(({ filled }) => filled));
        expect(request.size).toEqual({ in: "shares", quantity: leg.quantity.minus(before) });
      }
    }
  });

  it("gives a leg up after its last attempt, and does not buy without the money of the sells", () => {
    const morning = secondMorning({ liquidity: noSales });
    const outcome = outcomeOf(morning);

    expect(outcome).toMatchObject({ kind: "done", result: "failed" });
    expect(ordersOf(morning.world)).toEqual([
      "sell SPY 0: none",
      "sell TLT 0: none",
      "sell SPY 1: none",
      "sell TLT 1: none",
      "sell SPY 2: none",
      "sell TLT 2: none",
    ]);
    expect(shortfallsOf(outcome)).toEqual([
      "sell SPY: canceled",
      "sell TLT: canceled",
      "buy BIL: not sent",
      "buy GLD: not sent",
    ]);
  });

  it("buys for the cash that is there when the mandate bears failed sells, and calls that partial", () => {
    const morning = secondMorning({ liquidity: noSales }, { mandate: BEARING });
    const { world, task } = morning;
    const cash = world.broker.exchange.cash;
    const outcome = outcomeOf(morning);

    expect(outcome).toMatchObject({ kind: "done", result: "partial" });
    expect(shortfallsOf(outcome).at(-1)).toMatch(/^buy GLD: made smaller to fit the cash: [\d.]+ of [\d.]+$/);
    expect(world.broker.exchange.cash.isNegative()).toBe(false);
    expect(world.broker.exchange.cash.isBelow(cash)).toBe(true);
    expect(differences(world.memory(task), world.broker.account())).toEqual([]);
  });

  it("never spends more than there is, however the price runs away between two attempts", () => {
    const half: Liquidity = (order, shares, quote) =>
      order.request.side === "sell" ? noSales(order, shares, quote) : thin(order, shares, quote);
    const morning = secondMorning({ liquidity: half }, { mandate: BEARING });
    outcomeOf(morning);

    expect(morning.world.broker.exchange.cash.isNegative()).toBe(false);
    expect(morning.world.broker.exchange.orders.all.some(({ status }) => status === "rejected")).toBe(false);
  });

  it("puts every new attempt before the gate", () => {
    const morning = secondMorning({ liquidity: thin, closesAtTick: 1 });
    const outcome = outcomeOf(morning);

    expect(outcome).toMatchObject({ kind: "done", result: "partial" });
    expect(ordersOf(morning.world)).toEqual(["sell SPY 0: some", "sell TLT 0: some"]);
    expect(shortfallsOf(outcome)[0]).toBe("sell SPY: SESSION_CLOSED: the session of 2025-07-02 is not open");
  });

  it("sends no new attempt when the window has closed", () => {
    const { world, task } = secondMorning({ liquidity: noSales });
    const window = { from: task.window.from, until: world.broker.nextTick };

    world.run({ ...task, window });

    expect(ordersOf(world)).toEqual(["sell SPY 0: none", "sell TLT 0: none"]);
  });
});
