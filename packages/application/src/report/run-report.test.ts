import { instant, money, price, quantity, ticker } from "@alchemiser/domain";
import { holding, mandateFor, NOW, sharing, sleeve, TODAY, wanting, YESTERDAY } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { newCycle } from "../cycle/cycle.ts";
import { LiveWorld, taskFor } from "../testing/live-world.ts";
import { reportRun, type RunReport } from "./run-report.ts";

const CORRIDOR = { kind: "corridor", corridor: 0.05 } as const;
const FIRST = mandateFor([
  sleeve("a", "0.5", wanting({ SPY: 1 }, CORRIDOR)),
  sleeve("b", "0.5", wanting({ SPY: 0.5, GLD: 0.5 }, CORRIDOR)),
]);
const SECOND = mandateFor([
  sleeve("a", "0.5", wanting({ TLT: 1 }, CORRIDOR)),
  sleeve("b", "0.5", wanting({ SPY: 0.5, GLD: 0.5 }, CORRIDOR)),
]);

async function reported(world: LiveWorld, task = taskFor(FIRST)): Promise<RunReport> {
  const driver = world.driver(task);
  const cycle = await driver.run();
  return reportRun(cycle, world.past, driver.book);
}

describe("the report of a run", () => {
  it("says what was traded, on which signals, and how it ended", async () => {
    const report = await reported(new LiveWorld());

    expect(report).toMatchObject({
      mandate: "test",
      tradeSession: TODAY,
      signalSession: YESTERDAY,
      outcome: { kind: "done", result: "success" },
    });
    expect(report.decision?.intents.map(({ id }) => id)).toEqual(report.orders.map(({ id }) => id));
  });

  it("says of each sleeve what it wanted and why", async () => {
    const { sleeves } = await reported(new LiveWorld());

    expect(sleeves.map((one) => [one.sleeve, one.strategy, one.sessionsUsed, one.explanation.text])).toEqual([
      ["a", "always", 1, "it always says so"],
      ["b", "always", 1, "it always says so"],
    ]);
  });

  it("says of each order what became of it, and what it cost against the middle of the quote", async () => {
    const world = new LiveWorld();
    await world.run(taskFor(FIRST));
    const { orders } = await reported(world, taskFor(SECOND, { revision: 1 }));
    const lines = orders.map(({ side, ticker: name, status, slippageBp }) => [
      `${side} ${name} ${status}`,
      slippageBp?.toFixed(1),
    ]);

    expect(lines).toEqual([
      ["sell SPY filled", "2.0"],
      ["buy TLT filled", "10.0"],
    ]);
  });

  it("knows no slippage of an order that was not filled", async () => {
    const world = new LiveWorld();
    world.liquidity = (_order, shares) => shares.minus(shares);
    const driver = world.driver(taskFor(FIRST), {
      witness: ({ kind }) => {
        if (kind === "submitted") driver.stop();
      },
    });
    const { orders, positions } = reportRun(await driver.run(), world.past, driver.book);

    expect(orders.map(({ status, averagePrice, slippageBp }) => [status, averagePrice, slippageBp])).toEqual([
      ["canceled", undefined, undefined],
      ["canceled", undefined, undefined],
    ]);
    expect(positions).toEqual([]);
  });

  it("adds up what the sleeves hold, at the prices of the run, in the order of the symbols", async () => {
    const { cycle, world } = await bought();
    const book = sharing({ a: { SPY: "10" }, b: { SPY: "5", GLD: "2" } }, "100");
    const { positions, cash, equity, profit } = reportRun(cycle, world.past, book);

    expect(positions).toEqual([
      position("GLD", { shares: "2", price: "190", value: "380", cost: "2" }),
      position("SPY", { shares: "15", price: "500", value: "7500", cost: "15" }),
    ]);
    expect([cash, equity, profit]).toEqual([money("100"), money("7980"), money("7863")]);
  });

  it("values what has no price at its cost, and then knows no profit", async () => {
    const { cycle, world } = await bought();
    const { positions, equity, profit } = reportRun(cycle, world.past, holding({ NOPE: "3" }, "100"));

    expect(positions).toEqual([
      { ...position("NOPE", { shares: "3", price: "1", value: "3", cost: "3" }), price: undefined },
    ]);
    expect(equity).toEqual(money("103"));
    expect(profit).toBeUndefined();
  });

  it("tells of a run that did not begin that it has decided nothing", async () => {
    const world = new LiveWorld();
    const over = { from: instant(NOW - 2), until: instant(NOW - 1) };
    const report = await reported(world, taskFor(FIRST, { window: over }));

    expect(report).toMatchObject({ outcome: { kind: "refused" }, orders: [], positions: [] });
    expect(report.decision).toBeUndefined();
  });

  it("tells of a run that was cut off that it did not end", () => {
    const { past } = new LiveWorld();

    expect(reportRun(newCycle(taskFor(FIRST)), past, holding({})).outcome).toEqual({
      kind: "refused",
      reason: "the run did not end",
    });
  });
});

async function bought() {
  const world = new LiveWorld();
  return { world, cycle: await world.run(taskFor(FIRST)) };
}

const position = (name: string, amounts: Readonly<Record<"shares" | "price" | "value" | "cost", string>>) => ({
  ticker: ticker(name),
  shares: quantity(amounts.shares),
  price: price(amounts.price),
  value: money(amounts.value),
  cost: money(amounts.cost),
});
