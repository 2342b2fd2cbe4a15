import { describe, expect, it } from "vitest";
import { isKnown } from "../kernel/column.ts";
import { expectNear, expectSame, rowsFrom, sheet } from "../testing/reference-indicators.ts";
import { closeStreak } from "./close-streak.ts";
import { connorsRelativeStrengthIndex } from "./connors-relative-strength-index.ts";
import { dailyReturns } from "./daily-returns.ts";
import { percentRank } from "./percent-rank.ts";
import { relativeStrengthIndex } from "./relative-strength-index.ts";
import { stochasticRelativeStrengthIndex } from "./stochastic-relative-strength-index.ts";

const closes = sheet("Sma__SMA_Close", "close");

describe("the strengths in spreadsheets over 502 bars, to 1e-9,", () => {
  it("are our stochastic strengths 14 14 3 3", () => {
    const windows = { strength: 14, range: 14, line: 3, signal: 3 };
    const { line, signal } = stochasticRelativeStrengthIndex(closes, windows);
    const { line: places } = stochasticRelativeStrengthIndex(closes, { ...windows, line: 1 });
    expectSame(places, sheet("StochRsi__StochRSI", "K(14)'"), 27);
    expectSame(line, sheet("StochRsi__StochRSI", "StochRSI"), 29);
    expectSame(signal, sheet("StochRsi__StochRSI", "D(3)"), 31);
  });

  const file = "ConnorsRsi__ConnorsRSI";
  /** Rows where the sheet has a rank of 1 for returns that are larger than all 100 before them. */
  const wrong = new Set([268, 275, 308, 448, 450, 480, 498]);
  const right = rowsFrom(101, closes).filter((row) => !wrong.has(row));

  it("are our Connors's streaks, which the sheet counts from the second close on, and their strengths 2", () => {
    expectNear(closeStreak(closes), sheet(file, "streak"), rowsFrom(10, closes));
    expectNear(relativeStrengthIndex(closeStreak(closes), 2), sheet(file, "sRSI(2)"), rowsFrom(101, closes));
  });

  it("are our Connors's ranks 100 and indices 3 2 100, but for seven rows where the sheet errs", () => {
    const ranks = percentRank(dailyReturns(closes), 100, 1);
    expectNear(ranks, sheet(file, "pctRank(100)"), right);
    expect([...wrong].map((row) => ranks[row])).toEqual([...wrong].map(() => 100));

    const indices = connorsRelativeStrengthIndex(closes, { strength: 3, streak: 2, rank: 100 });
    expect(indices.findIndex(isKnown)).toBe(101);
    expectNear(indices, sheet(file, "CRSI"), right);
  });
});
