import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { exponential } from "../testing/plain-statistics.ts";
import { percentagePriceOscillator, percentagePriceOscillatorSignal } from "./percentage-price-oscillator.ts";

const oscillate = (closes: readonly number[], window: number): number => {
  const slow = exponential(closes, window + 2);
  return ((exponential(closes, window) - slow) / slow) * 100;
};

describe("percentagePriceOscillator", () => {
  it("is the distance of the two averages in percent of the slow one", () => {
    // EMA 1 is the close, 6; EMA 3 is the mean, 3.
    expect(percentagePriceOscillator(Float64Array.of(1, 2, 6), { short: 1, long: 3 }).at(-1)).toBe(100);
  });

  it("is not known when the slow average is zero", () => {
    expect(percentagePriceOscillator(Float64Array.of(-1, 0, 1), { short: 1, long: 3 }).at(-1)).toBeNaN();
  });

  indicatorLaws({
    indicator: (closes, window) => percentagePriceOscillator(closes, { short: window, long: window + 2 }),
    plain: oscillate,
    closesNeeded: (window) => window + 2,
  });
});

describe("percentagePriceOscillatorSignal", () => {
  it("is known from long + signal − 1 closes on", () => {
    const signal = percentagePriceOscillatorSignal(new Float64Array(40).fill(5), { short: 12, long: 26, signal: 9 });
    expect(signal.findIndex((value) => !Number.isNaN(value))).toBe(33);
  });

  indicatorLaws({
    indicator: (closes, window) =>
      percentagePriceOscillatorSignal(closes, { short: window, long: window + 2, signal: 4 }),
    plain: (closes, window) => {
      const oscillator = closes.map((_, row) => oscillate(closes.slice(0, row + 1), window));
      return exponential(oscillator.slice(window + 1), 4);
    },
    closesNeeded: (window) => window + 5,
  });
});
