import { reasonsIn, type ComparisonMade, type Explanation, type Ranking } from "./explanation.ts";

/** A part of a decision that nearly came out otherwise. */
export type CloseCall = ComparisonMade | Ranking;

/**
 * The comparisons and rankings that a small change would have turned. `within` is a fraction of the larger value: 0.01
 * finds what was decided by less than one percent. A comparison whose values may be off by more than its distance,
 * because too little history lies behind them, is a close call whatever the distance.
 */
export function closeCalls(explanation: Explanation, within: number): readonly CloseCall[] {
  const calls: CloseCall[] = [];
  for (const reason of reasonsIn(explanation)) {
    if (reason.kind === "comparison" && isCloseComparison(reason, within)) calls.push(reason);
    if (reason.kind === "ranking" && isCloseRanking(reason, within)) calls.push(reason);
  }
  return calls;
}

function isCloseComparison({ left, right, uncertainty }: ComparisonMade, within: number): boolean {
  if (left === undefined || right === undefined) return false;
  return isClose(left, right, within) || Math.abs(left - right) <= uncertainty;
}

/** Whether the last that was selected and the first that was not are close. */
function isCloseRanking({ candidates }: Ranking, within: number): boolean {
  const selected = candidates.filter(({ isSelected }) => isSelected).at(-1)?.score;
  const next = candidates.find(({ isSelected, score }) => !isSelected && score !== undefined)?.score;
  return selected !== undefined && next !== undefined && isClose(selected, next, within);
}

const isClose = (one: number, other: number, within: number): boolean =>
  Math.abs(one - other) <= within * Math.max(Math.abs(one), Math.abs(other));
