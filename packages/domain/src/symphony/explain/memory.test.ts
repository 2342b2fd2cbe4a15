import { describe, expect, it } from "vitest";
import type { Metric } from "../tree.ts";
import { measure } from "../study/measure.ts";
import { assetSeries } from "../study/value-series.ts";
import { closesNeeded, isRecursive, uncertaintyOf } from "./memory.ts";

const METRICS: readonly Metric[] = [
  { name: "current-price" },
  { name: "rsi", window: 5, smoothing: "wilder" },
  { name: "rsi", window: 5, smoothing: "simple" },
  { name: "moving-average-price", window: 5 },
  { name: "exponential-moving-average-price", window: 5 },
  { name: "cumulative-return", window: 5 },
  { name: "moving-average-return", window: 5 },
  { name: "stdev-return", window: 5 },
  { name: "stdev-price", window: 5 },
  { name: "max-drawdown", window: 5 },
  { name: "percentage-price-oscillator", short: 3, long: 5 },
  { name: "percentage-price-oscillator-signal", short: 3, long: 5, smooth: 4 },
];

const wave = (from: number): Float64Array =>
  Float64Array.from({ length: 60 - from }, (_, row) => 100 + 10 * Math.sin((row + from) / 3));

describe("closesNeeded", () => {
  it.each(METRICS)("says when %o is first known", (metric) => {
    const column = measure(assetSeries(wave(0)), metric);
    expect(column.findIndex((value) => !Number.isNaN(value))).toBe(closesNeeded(metric) - 1);
  });

  it("knows that one value has no deviation", () => {
    expect(closesNeeded({ name: "stdev-price", window: 1 })).toBe(Infinity);
  });
});

describe("uncertaintyOf", () => {
  it.each(METRICS)("covers what earlier history changes in %o", (metric) => {
    const late = measure(assetSeries(wave(20)), metric);
    const early = measure(assetSeries(wave(0)), metric);
    for (let row = closesNeeded(metric) - 1; row < late.length; row++) {
      const [known, other] = [late[row] ?? NaN, early[row + 20] ?? NaN];
      expect(Math.abs(known - other)).toBeLessThanOrEqual(uncertaintyOf(metric, known, row + 1) + 1e-9);
    }
  });

  it("is nothing for what rests on a window alone", () => {
    expect(METRICS.filter((metric) => !isRecursive(metric)).map((metric) => uncertaintyOf(metric, 50, 20))).toEqual(
      Array(8).fill(0),
    );
  });
});
