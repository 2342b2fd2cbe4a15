import { DEFAULT_LIMITS as TIGHT, money } from "@alchemiser/domain";
import { mandateFor, undecided, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { backtestOf, barsOf, curveOf, resultOf } from "../testing/backtest-scenario.ts";

const BARS = [barsOf("SPY", [100, 110, 120], { missing: [1] })];
const ALWAYS = wanting({ SPY: 1 });

describe("what a backtest takes down of its sessions", () => {
  it("is worth the last known close where a session has no bar", () => {
    const result = resultOf(backtestOf(ALWAYS, BARS));

    expect(curveOf(result)).toEqual(["10000.00", "10000.00", "12000.00"]);
    expect(result.finalEquity).toEqual(money("12000"));
  });

  it("tells of each session why its cycle did not begin", () => {
    const mandate = mandateFor(ALWAYS, { capital: { of: "amount", amount: money("20000") } });
    const { shortfalls, orders } = resultOf(backtestOf(ALWAYS, BARS, { mandate }));

    expect(orders).toBe(0);
    expect(shortfalls).toEqual(
      ["2024-01-02", "2024-01-03", "2024-01-04"].map(
        (day) => `${day}: the mandate "test" wants 20000, the account has 10000 in cash`,
      ),
    );
  });

  it("tells what an order fell short of", () => {
    const { shortfalls } = resultOf(backtestOf(ALWAYS, BARS, { mandate: mandateFor(ALWAYS, { limits: TIGHT }) }));

    expect(shortfalls[0]).toMatch(/^2024-01-02: buy SPY: WEIGHT_ABOVE_CAP: /);
  });

  it("tells in which sessions a sleeve could not know", () => {
    const result = resultOf(backtestOf(undecided("the moon is hidden"), BARS));

    expect(result.undecided[0]).toEqual({ session: "2024-01-02", reason: "main: the moon is hidden" });
    expect(result.undecided).toHaveLength(3);
  });
});
