import {
  at,
  cumulativeReturn,
  DAILY,
  isKnown,
  movingAverage,
  type Allocation,
  type History,
  type Strategy,
  type Study,
  type Ticker,
} from "@alchemiser/domain";

export interface TrendRotation {
  readonly candidates: readonly Ticker[];
  readonly shelter: Ticker;
  readonly momentumDays: number;
  readonly trendDays: number;
}

/**
 * Holds the candidate that rose most, as long as it is above its own average, and the shelter otherwise. This strategy
 * is an example, it has no edge.
 */
export const trendRotation = (rules: TrendRotation): Strategy => ({
  name: `trend rotation ${rules.momentumDays}/${rules.trendDays}`,
  universe: [...rules.candidates, rules.shelter],
  schedule: DAILY,
  study: (history) => studyOf(history, rules),
});

function studyOf(history: History, { candidates, shelter, momentumDays, trendDays }: TrendRotation): Study {
  const runners = candidates.map((ticker) => {
    const closes = history.closes(ticker);
    return { ticker, closes, rise: cumulativeReturn(closes, momentumDays), trend: movingAverage(closes, trendDays) };
  });
  const needed = Math.max(momentumDays + 1, trendDays);

  function choiceAt(row: number): Ticker | undefined {
    if (runners.some(({ rise, trend }) => !isKnown(at(rise, row)) || !isKnown(at(trend, row)))) return undefined;
    const [best] = runners.toSorted((a, b) => at(b.rise, row) - at(a.rise, row));
    return best !== undefined && at(best.closes, row) > at(best.trend, row) ? best.ticker : shelter;
  }
  return {
    allocationAt: (row) => holding(choiceAt(row), needed),
    explainAt: (row) => ({ kind: "statement", text: `the choice is ${choiceAt(row) ?? "not known"}`, because: [] }),
    firstReadyRow: history.sessions.length < needed ? undefined : needed - 1,
    sessionsUsed: (row) => Math.min(row + 1, needed),
  };
}

const holding = (choice: Ticker | undefined, needed: number): Allocation =>
  choice === undefined
    ? { outcome: "undecided", reason: `it needs ${needed} sessions` }
    : { outcome: "decided", weights: new Map([[choice, 1]]) };
