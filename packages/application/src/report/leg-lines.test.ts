import { known, sum, valueOf } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { ample, secondMorning, thin, type Morning } from "../testing/second-morning.ts";
import { legLines, type LegReportLine } from "./leg-lines.ts";

const linesOf = ({ world, task }: Morning): readonly LegReportLine[] =>
  legLines(known(world.run(task).cycle, "nobody cuts this run off"));

const told = ({ side, ticker, slippageBp, orders }: LegReportLine): string =>
  `${side} ${ticker}, ${orders} orders, ${slippageBp?.toFixed(0) ?? "no"} bp`;

describe("the report of a leg", () => {
  it("is that of its order when it had only one", () => {
    expect(linesOf(secondMorning({ liquidity: ample })).map(told)).toEqual([
      "sell SPY, 1 orders, 1 bp",
      "sell TLT, 1 orders, 1 bp",
      "buy BIL, 1 orders, 1 bp",
      "buy GLD, 1 orders, 1 bp",
    ]);
  });

  it("adds up its orders", () => {
    const morning = secondMorning({ liquidity: thin });
    const lines = linesOf(morning);

    expect(lines.map(({ orders }) => orders)).toEqual([2, 2, 2, 2]);
    for (const { side, ticker, quantity, filled, averagePrice } of lines) {
      const fills = morning.world.broker.exchange.fills.filter(
        ({ orderId, ...fill }) => orderId.includes("-250702r") && fill.ticker === ticker && fill.side === side,
      );
      expect(filled).toEqual(quantity);
      expect(filled).toEqual(sum(fills.map((fill) => fill.quantity)));
      const value = sum(fills.map((fill) => valueOf(fill.quantity, fill.price)));
      expect(averagePrice?.toNumber()).toBeCloseTo(value.toNumber() / filled.toNumber(), 6);
    }
  });

  it("is measured from the quote that the decision saw: the market is 30 bp higher by the second orders", () => {
    expect(linesOf(secondMorning({ liquidity: thin })).map(told)).toEqual([
      "sell SPY, 2 orders, -6 bp",
      "sell TLT, 2 orders, -6 bp",
      "buy BIL, 2 orders, 25 bp",
      "buy GLD, 2 orders, 24 bp",
    ]);
  });

  it("knows no price of a leg of which nothing was filled", () => {
    const [sell] = linesOf(secondMorning({ liquidity: ({ filled }) => filled.minus(filled) }));

    expect(sell).toMatchObject({ orders: 3, averagePrice: undefined, slippageBp: undefined });
  });
});
