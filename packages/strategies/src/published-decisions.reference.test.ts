import { session, type History, type Strategy } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { historyFor, referenceText, rowsOf } from "./testing/reference-prices.ts";
import { heldAt, shipped } from "./testing/shipped.ts";

/** What a strategy holds on each session, such as `SPY 1`. */
function decisions(strategy: Strategy, history: History): (day: string) => string {
  const study = strategy.study(history);
  const rows = new Map(history.sessions.map((day, row) => [String(day), row]));
  return (day) => heldAt(study, rows.get(day) ?? -1);
}

describe("the max drawdown switch", () => {
  it("decides as its publisher's daily allocations say, on 250 of the 250 sessions of 2025", () => {
    const decided = decisions(shipped("max-drawdown-switch").strategy, historyFor(["SPY", "TSLA"]));
    const published = rowsOf(referenceText("symphonies/max-drawdown-switch.daily-allocations.csv")).slice(2);
    expect(published).toHaveLength(250);
    for (const [day = "", , , spy, tsla] of published) {
      expect([spy, tsla].sort(), day).toEqual(["-", "100.0%"]);
      expect(decided(day), day).toBe(spy === "100.0%" ? "SPY 1" : "TSLA 1");
    }
  });
});

describe("200d TQQQ", () => {
  const { strategy } = shipped("200d-tqqq");
  const history = historyFor(["SPY", "TQQQ", "BIL"]);
  const first = strategy.study(history).firstReadyRow ?? 0;
  const last = history.sessions.indexOf(session("2025-12-01"));
  const days = history.sessions.slice(first, last + 1);
  const decided = decisions(strategy, history);
  const purchases = days.filter((day, index) => index === 0 || decided(day) !== decided(days[index - 1] ?? day));

  it("begins where its published backtest does, on the first day of TQQQ", () => {
    expect(history.sessions[first]).toBe("2010-02-11");
  });

  it("buys 89 times, the first purchase included, and last on 2025-05-12", () => {
    expect(purchases).toHaveLength(89);
    expect(purchases.at(-1)).toBe("2025-05-12");
    expect(decided("2025-05-12")).toBe("TQQQ 1");
  });

  it("is right where it is close: 6.7 basis points above and 7.1 below", () => {
    const { because } = strategy.study(history).explainAt(history.sessions.indexOf(session("2022-01-24")));
    expect(because[0]?.kind === "comparison" && (because[0].distance ?? 0) / (because[0].right ?? 1)).toBeCloseTo(
      0.00067,
      5,
    );
    expect(decided("2022-01-24")).toBe("TQQQ 1");
    expect(decided("2015-11-12")).toBe("BIL 1");
  });
});
