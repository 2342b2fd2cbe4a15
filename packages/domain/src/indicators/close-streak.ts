import type { Column } from "../kernel/column.ts";

/**
 * How many closes in a row rose (positive) or fell (negative), 0 when the last one did neither. The first close has no
 * streak: 0.
 */
export function closeStreak(closes: Column): Column {
  const streaks = new Float64Array(closes.length);
  let streak = 0;
  for (let row = 1; row < closes.length; row++) {
    const change = closes[row]! - closes[row - 1]!;
    if (change > 0) streak = Math.max(streak, 0) + 1;
    else if (change < 0) streak = Math.min(streak, 0) - 1;
    else streak = 0;
    streaks[row] = streak;
  }
  return streaks;
}
