import { describe, expect, it } from "vitest";
import { normal, randomOf } from "./random.ts";

const draws = (key: string, count: number): readonly number[] => {
  const random = randomOf(key);
  return Array.from({ length: count }, () => random());
};

describe("randomOf", () => {
  it("repeats itself for a key and differs for another", () => {
    expect(draws("one", 5)).toEqual(draws("one", 5));
    expect(draws("one", 5)).not.toEqual(draws("two", 5));
  });

  it("spreads evenly from 0 to 1", () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const value of draws("even", 10_000)) tenths[Math.floor(value * 10)]! += 1;

    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it("starts anew for each day: first draws of neighbouring keys are as even as any", () => {
    const firsts = Array.from({ length: 10_000 }, (_, day) => randomOf(`7|SPY|${day}`)());
    const average = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;

    expect(Math.abs(average - 0.5)).toBeLessThan(0.01);
  });
});

describe("normal", () => {
  it("has mean 0 and deviation 1", () => {
    const random = randomOf("bell");
    const values = Array.from({ length: 20_000 }, () => normal(random));
    const average = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;

    expect(Math.abs(average)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });
});
