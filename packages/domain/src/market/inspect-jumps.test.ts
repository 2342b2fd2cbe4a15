import { describe, expect, it } from "vitest";
import { walkingBars } from "../testing/walking-bars.ts";
import { inspectJumps } from "./inspect-jumps.ts";

describe("inspectJumps", () => {
  const sentences = (...moves: readonly number[]): readonly string[] =>
    inspectJumps(walkingBars({ moves: [1, ...moves, 1] })).map(({ sentence }) => sentence);

  it("notes a close that more than halves or doubles from one bar to the next", () => {
    expect(sentences(0.46)).toEqual(['the adjusted close moves "-54.0%" on "2020-01-03"']);
    expect(sentences(2.4)).toEqual(['the adjusted close moves "+140.0%" on "2020-01-03"']);
    expect(sentences(0.6, 1.9)).toEqual([]);
  });

  it("says which split would explain the move, an ordinary move on top included", () => {
    expect(sentences(0.505)).toEqual([
      'the adjusted close moves "-49.5%" on "2020-01-03", which a 2-for-1 split that is not applied would explain',
    ]);
    expect(sentences(10.1)).toEqual([
      'the adjusted close moves "+910.0%" on "2020-01-03", which a 1-for-10 split that is not applied would explain',
    ]);
  });

  it("takes two moves that cancel for one false price", () => {
    expect(sentences(0.36, 2.85)).toEqual([
      'the adjusted close moves "-64.0%" on "2020-01-03" and "+185.0%" on "2020-01-06": a false price between them rather than two moves',
    ]);
  });

  it("accepts a raw price that moves with its split factor", () => {
    const bars = walkingBars({ moves: [1, 1, 0.25, 1] });

    expect(inspectJumps({ ...bars, splitFactor: new Float64Array([0.25, 0.25, 1, 1]) })).toEqual([]);
  });

  it("looks for no forgotten split in a series that has its splits", () => {
    const bars = walkingBars({ moves: [1, 0.5, 0.505, 0.3] });
    const withSplit = { ...bars, splitFactor: new Float64Array([0.5, 1, 1, 1]) };

    expect(inspectJumps(withSplit).map(({ sentence }) => sentence)).toEqual([
      'the adjusted close moves "-70.0%" on "2020-01-07"',
    ]);
  });
});
