import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latelyAt, type TradingRecord } from "./lately.ts";

const columns = (closes: readonly number[], volumes: readonly number[] = []): TradingRecord => ({
  closes: Float64Array.from(closes),
  volumes: Float64Array.from(volumes),
  splitFactors: new Float64Array(Math.max(closes.length, volumes.length)).fill(1),
});

describe("how a symbol has traded lately", () => {
  it("is the mean volume of the last twenty sessions that tell theirs", () => {
    const volumes = [...Array<number>(10).fill(9_000_000), ...Array<number>(18).fill(100), Number.NaN, 290];

    expect(latelyAt(columns([], volumes), 29).volume).toBe((18 * 100 + 290) / 19);
    expect(latelyAt(columns([], [100, 200]), 1).volume).toBe(150);
  });

  it("counts volume in shares of its session, whatever was split afterwards", () => {
    const traded = { ...columns([], [2000, 2000, 2000]), splitFactors: Float64Array.of(0.5, 0.5, 1) };

    expect([1, 2].map((row) => latelyAt(traded, row).volume)).toEqual([1000, 2000]);
  });

  it("has returns up to its session, and none of a session without a close", () => {
    const { returns } = latelyAt(columns([100, 110, 99, Number.NaN, 99, 198]), 4);

    expect([...returns.subarray(0, 2)].map((value) => value.toFixed(12))).toEqual([
      "0.100000000000",
      "-0.100000000000",
    ]);
    expect([...returns.subarray(2)]).toEqual([Number.NaN, Number.NaN]);
  });

  it("has the sample deviation of the last twenty returns", () => {
    // Returns of 1 % and −1 %, ten of each: √(20 · 0.01² / 19).
    const closes = [50, 400];
    for (let session = 0; session < 20; session++)
      closes.push((closes.at(-1) ?? 0) * (session % 2 === 0 ? 1.01 : 0.99));

    expect(latelyAt(columns(closes), closes.length - 1).volatility).toBeCloseTo(Math.sqrt((20 * 0.01 ** 2) / 19), 12);
  });

  it("knows nothing where there is nothing", () => {
    const { volume, volatility, returns } = latelyAt(columns([100], [Number.NaN]), 0);

    expect([volume, volatility, returns.length]).toEqual([Number.NaN, Number.NaN, 0]);
  });

  it("does not see what comes after its session", () => {
    const price = fc.double({ min: 1, max: 1000, noNaN: true });
    const pairs = fc.array(fc.tuple(price, price), { minLength: 2, maxLength: 400 });

    fc.assert(
      fc.property(pairs, fc.nat(), (rows, choice) => {
        const row = choice % rows.length;
        const all = columns(
          rows.map(([close]) => close),
          rows.map(([, volume]) => volume),
        );
        const until = columns(
          rows.slice(0, row + 1).map(([close]) => close),
          rows.slice(0, row + 1).map(([, volume]) => volume),
        );

        expect({ ...latelyAt(all, row) }).toEqual({ ...latelyAt(until, row) });
      }),
    );
  });
});
