import { ticker, type DailyBars } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { barsOf } from "../testing/backtest-scenario.ts";
import { frameOf, kindFor } from "./price-frame.ts";

const SPY = barsOf("SPY", [100, 100, 50], { splits: { 2: 2 } });
const TLT = barsOf("TLT", [90, 91, 92, 93], { missing: [0, 2] });
const spy = ticker("SPY");
const tlt = ticker("TLT");

describe("a price frame", () => {
  it("has a row for each session from the first of any symbol to the last", () => {
    const frame = frameOf([SPY, TLT], "raw");

    expect(frame.sessions).toEqual(["2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05"]);
    expect(frame.span).toEqual({ first: "2024-01-02", last: "2024-01-05" });
  });

  it("has no prices where a symbol has no bar", () => {
    const frame = frameOf([SPY, TLT], "raw");

    expect([0, 1, 2, 3, 4].map((row) => frame.day(tlt, row)?.close)).toEqual([undefined, 91, undefined, 93, undefined]);
    expect(frame.day(ticker("GLD"), 0)).toBeUndefined();
  });

  it("gives raw prices as they were, and splits as what happens before a session", () => {
    const frame = frameOf([SPY], "raw");

    expect(frame.day(spy, 0)).toEqual({ open: 100, high: 101, low: 99, close: 100 });
    expect(frame.actionsBefore(2)).toEqual([{ ticker: "SPY", splitRatio: 2, dividend: 0 }]);
  });

  it("gives adjusted prices as if splits had never happened", () => {
    const frame = frameOf([SPY], "adjusted");

    expect(frame.day(spy, 0)).toEqual({ open: 50, high: 50.5, low: 49.5, close: 50 });
    expect(frame.actionsBefore(2)).toEqual([]);
  });

  it("tells how a symbol has traded, in shares of the row, also where it has no bar", () => {
    const frame = frameOf([SPY, TLT], "raw");

    // A million shares in each session; two million of the shares after the split before it.
    expect([0, 2].map((row) => frame.lately(spy, row)?.volume)).toEqual([1_000_000, 5_000_000 / 3]);
    expect([...(frame.lately(tlt, 2)?.returns ?? [])]).toEqual([Number.NaN, Number.NaN]);
    expect(frame.lately(ticker("GLD"), 0)).toBeUndefined();
  });

  it("is never made of nothing", () => {
    expect(() => frameOf([], "raw")).toThrow("a frame has at least one bar");
  });
});

describe("kindFor", () => {
  it("is raw, unless a series no longer is", () => {
    const adjusted: DailyBars = { ...TLT, basis: "total-return" };

    expect(kindFor([SPY, TLT])).toBe("raw");
    expect(kindFor([SPY, adjusted])).toBe("adjusted");
  });
});
