import {
  AT_ONCE,
  DEFAULT_SLICING,
  isoTime,
  NO_SHARES,
  proRata,
  quantity,
  sum,
  weight,
  type ExchangeOrder,
  type Liquidity,
} from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import {
  ample,
  disagreements,
  MARKET,
  outcomeOf,
  SECOND_WISHES,
  secondMorning,
  type Morning,
} from "../testing/second-morning.ts";

/** A thousand shares are shown, so that a leg of more than a hundred has slices. */
const SLICED = {
  ...AT_ONCE,
  ...{ mostPegs: 3, shortestMs: 10_000, longestMs: 10_000 },
  slicing: { ...DEFAULT_SLICING, by: "time", mostOfShown: weight("0.1"), mostSlices: 3 },
} as const;

const sliced = (liquidity: Liquidity): Morning => secondMorning({ liquidity }, { execution: SLICED });

const ordersOf = ({ world }: Morning, symbol: string): readonly ExchangeOrder[] =>
  world.broker.exchange.orders.all.filter(
    ({ request }) => request.id.includes("-250702r") && request.ticker.includes(symbol),
  );

const sizeIn = ({ request: { size } }: ExchangeOrder) => (size.in === "shares" ? size.quantity : NO_SHARES);

/** "13:35:00 sell2-0" for each order of a symbol: when it left, the slices that follow, and which attempt it is. */
const told = (morning: Morning, symbol: string): readonly string[] =>
  ordersOf(morning, symbol).map(
    ({ submittedAt, request }) =>
      `${isoTime(submittedAt).slice(11, 19)} ${request.id.slice(request.id.lastIndexOf(symbol) + symbol.length + 1)}`,
  );

describe("a leg in slices", () => {
  it("spreads the sells over the first half of the window, and the buys over the rest", () => {
    const morning = sliced(ample);

    expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "success" });
    expect(told(morning, "SPY")).toEqual(["13:35:00 sell1-0", "13:50:00 sell0-0"]);
    expect(told(morning, "BIL")).toEqual(["13:50:00 buy2-0", "14:05:00 buy1-0", "14:20:00 buy0-0"]);
    expect(disagreements(morning)).toEqual([]);
  });

  it("sends no slice of more than its part, and together exactly the leg", () => {
    const morning = sliced(ample);
    morning.world.run(morning.task);
    const { plan } = morning.world.decisionFor(morning.task) ?? {};

    for (const leg of plan?.trades ?? []) {
      const orders = ordersOf(morning, leg.ticker);
      expect(sum(orders.map(sizeIn))).toEqual(leg.quantity);
      for (const order of orders)
        expect(sizeIn(order).toNumber()).toBeLessThan(leg.quantity.toNumber() / orders.length + 1);
    }
  });

  it("lets a leg that is small enough go at once", () => {
    const morning = sliced(ample);
    morning.world.run(morning.task);

    expect(told(morning, "TLT")).toEqual(["13:35:00 sell0-0"]);
  });

  it("leaves what a slice did not get to those after it", () => {
    const thirdOfFirst: Liquidity = ({ request }, shares) =>
      request.id.includes("-sell1-") ? proRata(shares, quantity("1"), quantity("30")) : shares;
    const morning = sliced(thirdOfFirst);

    expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "success" });
    expect(told(morning, "SPY").map((order) => order.slice(9))).toEqual(["sell1-0", "sell1-1", "sell1-2", "sell0-0"]);
    expect(disagreements(morning)).toEqual([]);
  });

  it("ends at any time that it is told to, says how many slices it did not begin, and goes on from there", () => {
    const { commands } = (({ world, task }) => world.run(task))(sliced(ample));
    const shortfalls = new Set<string | undefined>();
    for (let stoppedAfter = 1; stoppedAfter < commands; stoppedAfter++) {
      const morning = sliced(ample);
      const outcome = outcomeOf(morning.world.run(morning.task, { stoppedAfter }));
      for (const { shortfall } of "legs" in outcome ? outcome.legs : []) shortfalls.add(shortfall);

      expect(disagreements(morning)).toEqual([]);
      expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "success" });
      expect(disagreements(morning)).toEqual([]);
    }
    expect(shortfalls).toContain("the last 1 of its slices were not begun");
  });
});

describe("a leg of three percent of a session's volume, of which an order may be one", () => {
  const limits = { ...SECOND_WISHES.limits, maxShareOfVolume: weight("0.01") };
  const lately = { volume: 16_000, volatility: Number.NaN, returns: new Float64Array() };

  function thinlyTraded(mostSlices: number): Morning {
    const execution = { ...SLICED, slicing: { ...DEFAULT_SLICING, by: "time", mostSlices } } as const;
    const task = { mandate: { ...SECOND_WISHES, limits }, execution };
    return secondMorning({ liquidity: ample }, task, { ...MARKET, lately: () => lately });
  }

  it("goes out in slices that are each small enough", () => {
    const morning = thinlyTraded(20);

    expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "success" });
    expect(told(morning, "BIL").map((order) => order.slice(9))).toEqual([
      ...["buy5-0", "buy4-0", "buy3-0", "buy2-0", "buy1-0", "buy0-0"],
    ]);
    for (const order of ordersOf(morning, "")) expect(sizeIn(order).toNumber()).toBeLessThanOrEqual(80);
    expect(disagreements(morning)).toEqual([]);
  });

  it("goes on in slices after a death at any step", () => {
    const { commands } = (({ world, task }) => world.run(task))(thinlyTraded(20));
    for (let diesAfter = 0; diesAfter < commands; diesAfter++) {
      const morning = thinlyTraded(20);
      morning.world.run(morning.task, { diesAfter });

      expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "success" });
      for (const order of ordersOf(morning, "")) expect(sizeIn(order).toNumber()).toBeLessThanOrEqual(80);
    }
  });

  it("is denied where slices may not be so small", () => {
    for (const mostSlices of [1, 2]) {
      const morning = thinlyTraded(mostSlices);
      morning.world.run(morning.task);
      const { verdicts } = morning.world.decisionFor(morning.task) ?? {};
      const denied = verdicts?.filter(({ intent }) => intent.ticker === "BIL").flatMap(({ denials }) => denials);

      expect(denied).toMatchObject([{ code: "ORDER_ABOVE_VOLUME" }]);
      expect(told(morning, "BIL")).toEqual([]);
    }
  });
});
