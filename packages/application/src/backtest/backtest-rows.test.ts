import { session, type Strategy } from "@alchemiser/domain";
import { mandateFor, sleeve, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { backtestOf, barsOf, resultOf } from "../testing/backtest-scenario.ts";
import type { BacktestTask } from "./backtest-task.ts";
import { FILLS, type FillName } from "./fill-convention.ts";
import { runBacktest } from "./run-backtest.ts";

const BARS = [barsOf("SPY", [100, 101, 102, 103])];
const ALWAYS = wanting({ SPY: 1 });

/** Knows everything from so many rows on, or never. */
const readyFrom = (firstReadyRow: number | undefined): Strategy => ({
  ...ALWAYS,
  study: (history) => ({ ...ALWAYS.study(history), firstReadyRow }),
});

describe("the sessions of a backtest", () => {
  it("are all that there are bars of, unless others are asked for", () => {
    const sessionsIn = (range: Partial<BacktestTask>): readonly string[] =>
      resultOf(backtestOf(ALWAYS, BARS, range)).sessions;

    expect(sessionsIn({})).toEqual(["2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05"]);
    expect(sessionsIn({ from: session("2024-01-04") })).toEqual(["2024-01-04", "2024-01-05"]);
    expect(sessionsIn({ to: session("2024-01-03") })).toEqual(["2024-01-02", "2024-01-03"]);
    expect(sessionsIn({ from: session("2023-12-01"), to: session("2024-12-31") })).toHaveLength(4);
  });

  it("begin where the slowest sleeve is ready, and a session later when orders fill in the next", () => {
    const mandate = mandateFor([sleeve("quick", "0.5", readyFrom(0)), sleeve("slow", "0.5", readyFrom(1))]);
    const firstWith = (fill: FillName): string | undefined =>
      resultOf(backtestOf(ALWAYS, BARS, { mandate, fill: FILLS[fill] })).sessions[0];

    expect(firstWith("same-close")).toBe("2024-01-03");
    expect(firstWith("next-close")).toBe("2024-01-04");
  });

  it("are none where the range holds none", () => {
    const reason = "the bars reach from 2024-01-02 to 2024-01-05: there is no session in the range asked for";

    for (const range of [{ from: session("2024-01-08") }, { to: session("2023-12-29") }])
      expect(runBacktest(backtestOf(ALWAYS, BARS, range))).toEqual({ outcome: "refused", reason });
  });

  it.each([undefined, 3])("are none when strategies are ready too late: in row %s", (row) => {
    const task = backtestOf(readyFrom(row), BARS, { fill: FILLS["next-open"], to: session("2024-01-05") });

    expect(runBacktest(task)).toEqual({
      outcome: "refused",
      reason: "no session up to 2024-01-05 has all the history that the strategies need",
    });
  });
});
