import fc from "fast-check";
import { expect, it } from "vitest";
import type { Column } from "../kernel/column.ts";

export interface IndicatorUnderTest {
  readonly indicator: (closes: Column, window: number) => Column;
  /** The definition, written plainly: the value after `closes`, the last one included. */
  readonly plain: (closes: readonly number[], window: number) => number;
  /** How many closes it takes to know a value. */
  readonly closesNeeded: (window: number) => number;
}

/** Closes between a cent and a million that move by up to a half a day, or stand still. */
const walk = fc
  .tuple(
    fc.double({ min: 0.01, max: 1e6, noNaN: true }),
    fc.array(fc.oneof(fc.constant(0), fc.double({ min: -0.33, max: 0.5, noNaN: true })), { maxLength: 80 }),
  )
  .map(([start, moves]) => moves.reduce((closes, move) => [...closes, (closes.at(-1) ?? start) * (1 + move)], [start]));

/** What holds for every indicator: it is its definition, and no later close changes an earlier value. */
export function indicatorLaws({ indicator, plain, closesNeeded }: IndicatorUnderTest): void {
  const window = fc.integer({ min: 2, max: 30 });

  it("is its plain definition at every close, and unknown before it has enough", () => {
    fc.assert(
      fc.property(walk, window, (closes, size) => {
        const values = indicator(Float64Array.from(closes), size);
        const expected = closes.map((_, row) =>
          row + 1 < closesNeeded(size) ? Number.NaN : plain(closes.slice(0, row + 1), size),
        );
        expect(values.length).toBe(closes.length);
        expected.forEach((value, row) => {
          expect(gap(values[row] ?? Number.NaN, value), `row ${row}`).toBeLessThan(1e-9);
        });
      }),
    );
  });

  it("has the same bits for every prefix", () => {
    fc.assert(
      fc.property(walk, window, fc.nat(80), (closes, size, cut) => {
        const column = Float64Array.from(closes);
        expect(indicator(column.slice(0, cut), size)).toEqual(indicator(column, size).slice(0, cut));
      }),
    );
  });
}

/** Relative distance for large values, absolute for small ones; two unknown values do not differ. */
function gap(value: number, expected: number): number {
  if (Number.isNaN(value) || Number.isNaN(expected))
    return Number.isNaN(value) === Number.isNaN(expected) ? 0 : Infinity;
  return Math.abs(value - expected) / Math.max(1, Math.abs(expected));
}
