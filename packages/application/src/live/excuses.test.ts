import {
  EXCUSED,
  FULL_LIMITS,
  orderId,
  price,
  quantity,
  ticker,
  weight,
  type ControlCode,
  type Decision,
  type Limits,
} from "@alchemiser/domain";
import { mandateFor, NOW, sleeve, undecided, wanting, YESTERDAY } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import type { BacktestTask } from "../backtest/backtest-task.ts";
import { BacktestWorld } from "../backtest/backtest-world.ts";
import { FILLS } from "../backtest/fill-convention.ts";
import { frameOf } from "../backtest/price-frame.ts";
import type { BrokerOrder } from "../ports/broker.ts";
import { backtestOf, barsOf } from "../testing/backtest-scenario.ts";
import { brokerWith } from "../ports/broker-with.ts";
import { barsOf as morningBarsOf, LiveWorld, taskFor } from "../testing/live-world.ts";
import { LiveDriver } from "./live-driver.ts";
import { pastOf } from "./past.ts";

const excusesIn = (decisions: readonly (Decision | undefined)[]): ReadonlySet<ControlCode> =>
  new Set(
    decisions.flatMap((decision) =>
      (decision?.verdicts ?? []).flatMap(({ notApplicable }) => notApplicable.map(({ code }) => code)),
    ),
  );

/** An order to sell GLD, beside which a purchase of it could become a day trade. */
const byHand: BrokerOrder = {
  request: {
    ...{ id: orderId("by-hand"), ticker: ticker("GLD"), side: "sell", timeInForce: "day", hours: "regular" },
    size: { in: "shares", quantity: quantity("1") },
    terms: { type: "limit", limit: price("250") },
  },
  report: {
    ...{ status: "accepted", brokerId: "b-1", filled: quantity("0"), at: NOW },
    ...{ averagePrice: undefined, reason: undefined },
  },
};

/** A mandate that states every limit. */
const LIMITS: Limits = {
  ...FULL_LIMITS,
  maxShareOfVolume: weight("1"),
  maxShareOfDisplayed: weight("100"),
  maxValueAtRisk: weight("1"),
  maxExpectedShortfall: weight("1"),
};

describe("the controls that lack their input are those of the table", () => {
  it("in backtests over bars with gaps", () => {
    const half = wanting({ SPY: 0.5, TLT: 0.5 });
    const tlt = barsOf("TLT", [50, 51, 50, 51]);
    const bars = [
      barsOf("SPY", [100, 101, 102, 103], { missing: [1] }),
      { ...tlt, volume: tlt.volume.map(() => Number.NaN) },
    ];
    const sizings: readonly BacktestTask["sizing"][] = ["trade-price", "signal-close"];
    const decisions = sizings.flatMap((sizing) => {
      const mandate = mandateFor(half, { limits: LIMITS });
      const task = backtestOf(half, bars, { mandate, fill: FILLS["next-open"], sizing });
      const world = new BacktestWorld(task, frameOf(bars, "raw"));
      return [1, 2, 3].map((row) => world.pass(row).decision);
    });

    expect(excusesIn(decisions)).toEqual(new Set(EXCUSED.backtest));
  });

  it("in a run over complete bars: none", async () => {
    const { decision } = await new LiveWorld().run(taskFor(mandateFor(wanting({ SPY: 0.6, TLT: 0.4 }))));

    expect(decision?.verdicts).toHaveLength(2);
    expect(excusesIn([decision])).toEqual(new Set());
  });

  it.each(["paper", "live"] as const)("in a run of a %s account of which the broker tells little", async (name) => {
    const world = new LiveWorld();
    const broker = brokerWith(world.broker, {
      account: async () => ({ ...(await world.broker.account()), kind: undefined, equityAtLastClose: undefined }),
      openOrders: () => Promise.resolve({ orders: [byHand], unclear: [] }),
    });
    // A symbol that a sleeve takes shelter in is traded without its bars.
    const sheltered = sleeve("main", "1", undecided("a bar is missing"), { kind: "shelter", ticker: ticker("GLD") });
    const past = pastOf([morningBarsOf("SPY")], YESTERDAY);
    const task = taskFor(mandateFor([sheltered], { limits: LIMITS }));
    const { decision } = await new LiveDriver(
      { ...world.ports, broker },
      { task, past, witness: () => undefined },
    ).run();

    expect(excusesIn([decision])).toEqual(new Set(EXCUSED[name]));
  });
});
