import { reasonsIn, type ComparisonMade, type Explanation, type RankedCandidate, type Ranking } from "./explanation.ts";

/** A part of a decision that nearly came out otherwise. */
export type CloseCall = ComparisonMade | Ranking;

/**
 * The comparisons and rankings that a small change would have turned. `within` is a fraction of the larger value: 0.01
 * finds what was decided by less than one percent. A comparison or ranking whose values may be off by more than their
 * distance, because too little history lies behind them, is a close call whatever the distance.
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

/** Whether one that was selected and one that was not are so close that they might change places. */
function isCloseRanking({ candidates }: Ranking, within: number): boolean {
  const scored = candidates.filter(hasScore);
  const others = scored.filter(({ isSelected }) => !isSelected);
  return scored.some((one) => one.isSelected && others.some((other) => mayChangePlaces(one, other, within)));
}

type Scored = RankedCandidate & { readonly score: number };

const hasScore = (candidate: RankedCandidate): candidate is Scored => candidate.score !== undefined;

const mayChangePlaces = (one: Scored, other: Scored, within: number): boolean =>
  isClose(one.score, other.score, within) || Math.abs(one.score - other.score) < one.uncertainty + other.uncertainty;

const isClose = (one: number, other: number, within: number): boolean =>
  Math.abs(one - other) <= within * Math.max(Math.abs(one), Math.abs(other));
