import type { Column } from "../kernel/column.ts";
import { closeStreak } from "./close-streak.ts";
import { dailyReturns } from "./daily-returns.ts";
import { percentRank } from "./percent-rank.ts";
import { relativeStrengthIndex } from "./relative-strength-index.ts";

/** Of the closes' strength, of the strength of their streaks, and of the rank of the last return; usually 3, 2, 100. */
export interface ConnorsWindows {
  readonly strength: number;
  readonly streak: number;
  readonly rank: number;
}

/**
 * Connors's relative strength index, 0 to 100: the mean of Wilder's index of the closes, of the same of their streaks,
 * and of the percent rank of the last daily return among the `rank` returns before it. Known from rank + 2 closes on, or
 * when both strengths are.
 */
export function connorsRelativeStrengthIndex(closes: Column, windows: ConnorsWindows): Column {
  const strengths = relativeStrengthIndex(closes, windows.strength);
  const streaks = relativeStrengthIndex(closeStreak(closes), windows.streak);
  const ranks = percentRank(dailyReturns(closes), windows.rank, 1);
  for (let row = 0; row < closes.length; row++) strengths[row] = (strengths[row]! + streaks[row]! + ranks[row]!) / 3;
  return strengths;
}
