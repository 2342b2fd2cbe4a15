import { describe, expect, it } from "vitest";
import { indicatorLaws } from "../testing/indicator-laws.ts";
import { changes, mean } from "../testing/plain-statistics.ts";
import { relativeStrengthIndex } from "./relative-strength-index.ts";

describe("relativeStrengthIndex", () => {
  it("weighs average gain against average loss, seeded with simple means", () => {
    // Changes +2 −1 +1: averages 1 and 0.5 after two changes; then (1 + 1) / 2 and (0.5 + 0) / 2.
    const [, , seeded, smoothed] = relativeStrengthIndex(Float64Array.of(10, 12, 11, 12), 2);
    expect(seeded).toBeCloseTo(100 * (1 / 1.5), 12);
    expect(smoothed).toBeCloseTo(100 * (1 / 1.25), 12);
  });

  it("is exactly 100 as long as there was no loss", () => {
    expect([...relativeStrengthIndex(Float64Array.of(1, 1.1, 1.21, 1.21, 1.33), 2)].slice(2)).toEqual([100, 100, 100]);
  });

  it("is 0 as long as there was no gain", () => {
    expect([...relativeStrengthIndex(Float64Array.of(9, 8.1, 7.3, 7.3), 2)].slice(2)).toEqual([0, 0]);
  });

  it("is 50 when nothing moved", () => {
    expect([...relativeStrengthIndex(Float64Array.of(7, 7, 7, 7), 2)].slice(2)).toEqual([50, 50]);
  });

  indicatorLaws({ indicator: relativeStrengthIndex, plain: wilder, closesNeeded: (window) => window + 1 });
});

function wilder(closes: readonly number[], window: number): number {
  const moves = changes(closes);
  const smoothed = (parts: readonly number[]) =>
    parts
      .slice(window)
      .reduce((average, part) => (average * (window - 1) + part) / window, mean(parts.slice(0, window)));
  const gain = smoothed(moves.map((move) => Math.max(move, 0)));
  const loss = smoothed(moves.map((move) => Math.max(-move, 0)));
  if (gain + loss === 0) return 50;
  return loss === 0 ? 100 : 100 - 100 / (1 + gain / loss);
}
