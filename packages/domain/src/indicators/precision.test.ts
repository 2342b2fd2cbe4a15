import { describe, expect, it } from "vitest";
import type { Column } from "../kernel/column.ts";
import { deviation, mean } from "../testing/plain-statistics.ts";
import { movingAverage } from "./moving-average.ts";
import { sampleDeviation } from "./sample-deviation.ts";

/** A million closes from 5e11 down, as a fund that loses most of its value every year has them. */
function falling(): Column {
  let seed = 1;
  let close = 5e11;
  return Float64Array.from({ length: 1_000_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return (close *= 0.99997 + 0.02 * (seed / 2_147_483_647 - 0.5));
  });
}

describe("a million bars", () => {
  const closes = falling();
  const windowEnding = (row: number): readonly number[] => [...closes.slice(row - 199, row + 1)];
  const rows = [199, 400, 12_345, 500_000, 999_998, 999_999];

  it("leave the moving average as exact as its first value", () => {
    const means = movingAverage(closes, 200);
    for (const row of rows) expect((means[row] ?? NaN) / mean(windowEnding(row)) - 1).toBeCloseTo(0, 12);
  });

  it("leave the deviation as exact as its first value", () => {
    const deviations = sampleDeviation(closes, 200);
    for (const row of rows) expect((deviations[row] ?? NaN) / deviation(windowEnding(row)) - 1).toBeCloseTo(0, 10);
  });
});
