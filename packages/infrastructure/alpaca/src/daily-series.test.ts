import { UnexpectedAnswer } from "@alchemiser/application";
import { adjustedCloses, session, ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { dailySeries } from "./daily-series.ts";
import type { DatedBar } from "./wire/decode-bars.ts";

const SPY = ticker("SPY");
const days = [session("2025-06-30"), session("2025-07-01"), session("2025-07-02")];

const bars = (closes: readonly number[]): readonly DatedBar[] =>
  closes.map((close, row) => ({ session: days[row]!, open: close, high: close, low: close, close, volume: 100 }));

describe("dailySeries", () => {
  it("keeps prices as they were traded, with the factors beside them", () => {
    const series = dailySeries(SPY, "alpaca-iex", {
      raw: bars([400, 102, 101]),
      split: bars([100, 102, 101]),
      all: bars([98, 99.96, 101]),
    });

    expect(series).toMatchObject({ source: "alpaca-iex", basis: "raw", sessions: days });
    expect(series.close).toEqual(Float64Array.of(400, 102, 101));
    expect(series.splitFactor).toEqual(Float64Array.of(0.25, 1, 1));
    expect([...adjustedCloses(series)].map((close) => Number(close.toFixed(2)))).toEqual([98, 99.96, 101]);
  });

  it("refuses pulls that are not of the same sessions, and names the first that strays", () => {
    const three = bars([1, 2, 3]);

    expect(() => dailySeries(SPY, "alpaca-iex", { raw: three, split: three.slice(1), all: three })).toThrow(
      UnexpectedAnswer,
    );
    expect(() => dailySeries(SPY, "alpaca-iex", { raw: three, split: three, all: three.slice(0, 2) })).toThrow(
      "from 2025-07-02 on",
    );
  });
});
