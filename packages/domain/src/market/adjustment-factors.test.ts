import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Column } from "../kernel/column.ts";
import {
  appliedDividendFactors,
  dividendFactors,
  splitFactors,
  withFactors,
  withoutFactors,
} from "./adjustment-factors.ts";

const column = (...values: readonly number[]): Column => new Float64Array(values);

describe("splitFactors", () => {
  it("counts the shares of earlier sessions in those of the last one", () => {
    expect(splitFactors(column(0, 2, 0, 3, 0))).toEqual(column(1 / 6, 1 / 3, 1 / 3, 1, 1));
  });

  it("reads 0 and 1 as no split, and a ratio below 1 as a reverse split", () => {
    expect(splitFactors(column(0, 1, 0.1, 0))).toEqual(column(10, 10, 1, 1));
  });

  it("ignores a split on the first session, which has none before it", () => {
    expect(splitFactors(column(7, 0))).toEqual(column(1, 1));
  });
});

describe("dividendFactors", () => {
  it("takes a dividend as a fraction of the close before its ex-date", () => {
    expect(dividendFactors({ closes: column(100, 50, 99), dividends: column(0, 2, 5) })).toEqual(
      column(0.98 * 0.9, 0.9, 1),
    );
  });
});

describe("appliedDividendFactors", () => {
  const series = fc.array(
    fc.record({
      close: fc.double({ min: 1, max: 1e6, noNaN: true }),
      payout: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.2, noNaN: true })),
    }),
    { minLength: 1, maxLength: 500 },
  );

  it("recovers the closes that the dividends were applied to", () => {
    fc.assert(
      fc.property(series, (rows) => {
        const closes = Float64Array.from(rows, ({ close }) => close);
        const dividends = Float64Array.from(rows, ({ payout }, row) => payout * (rows[row - 1]?.close ?? 0));
        const adjusted = withFactors(closes, dividendFactors({ closes, dividends }));

        const recovered = withoutFactors(adjusted, appliedDividendFactors({ closes: adjusted, dividends }));

        for (const [row, close] of recovered.entries()) expect(close / (closes[row] ?? 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("leaves the closes alone where no dividend follows", () => {
    const closes = column(10, 11, 12);
    expect(appliedDividendFactors({ closes, dividends: column(1, 0, 0) })).toEqual(column(1, 1, 1));
  });
});
