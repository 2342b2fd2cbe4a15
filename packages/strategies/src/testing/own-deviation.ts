import { at, type History, type Study } from "@alchemiser/domain";

/** The sample deviation of what a strategy itself has earned in the last `window` sessions up to `row`, plainly. */
export function ownDeviation(study: Study, history: History, { row, window }: { row: number; window: number }): number {
  const earned = Array.from({ length: window }, (_, back) => ownReturn(study, history, row - back));
  const mean = earned.reduce((sum, value) => sum + value, 0) / window;
  return Math.sqrt(earned.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (window - 1));
}

/** What it earned by holding the weights of the close before. */
function ownReturn(study: Study, history: History, row: number): number {
  const held = study.allocationAt(row - 1);
  if (held.outcome === "undecided") return Number.NaN;
  return [...held.weights].reduce((sum, [ticker, weight]) => {
    const closes = history.closes(ticker);
    return sum + weight * (at(closes, row) / at(closes, row - 1) - 1);
  }, 0);
}
