import type { Column } from "../kernel/column.ts";
import { averageTrueRange } from "../indicators/average-true-range.ts";
import { bollingerBands } from "../indicators/bollinger-bands.ts";
import { closeStreak } from "../indicators/close-streak.ts";
import { connorsRelativeStrengthIndex } from "../indicators/connors-relative-strength-index.ts";
import { cumulativeReturn } from "../indicators/cumulative-return.ts";
import { dailyReturns } from "../indicators/daily-returns.ts";
import { doubleExponentialMovingAverage } from "../indicators/double-exponential-moving-average.ts";
import { exponentialMovingAverage } from "../indicators/exponential-moving-average.ts";
import { linearRegression } from "../indicators/linear-regression.ts";
import { maxDrawdown } from "../indicators/max-drawdown.ts";
import { movingAverageConvergenceDivergence } from "../indicators/moving-average-convergence-divergence.ts";
import { movingAverageReturn } from "../indicators/moving-average-return.ts";
import { movingAverage } from "../indicators/moving-average.ts";
import { percentRank } from "../indicators/percent-rank.ts";
import {
  percentagePriceOscillator,
  percentagePriceOscillatorSignal,
} from "../indicators/percentage-price-oscillator.ts";
import { relativeStrengthIndex } from "../indicators/relative-strength-index.ts";
import { returnDeviation } from "../indicators/return-deviation.ts";
import { rollingBeta } from "../indicators/rolling-beta.ts";
import { rollingCorrelation } from "../indicators/rolling-correlation.ts";
import { rollingSharpeRatio } from "../indicators/rolling-sharpe-ratio.ts";
import { sampleDeviation } from "../indicators/sample-deviation.ts";
import { simpleRelativeStrengthIndex } from "../indicators/simple-relative-strength-index.ts";
import { stochasticRelativeStrengthIndex } from "../indicators/stochastic-relative-strength-index.ts";
import { tripleExponentialMovingAverage } from "../indicators/triple-exponential-moving-average.ts";
import { trueRange } from "../indicators/true-range.ts";
import { ulcerIndex } from "../indicators/ulcer-index.ts";
import { weightedMovingAverage } from "../indicators/weighted-moving-average.ts";
import { wildersAverage } from "../indicators/wilders-average.ts";

export interface Bars {
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
}

/** Every indicator, each in the windows that are usual for it. */
export const everyIndicatorOn = ({ high, low, close }: Bars): Readonly<Record<string, Column>> => {
  const macd = movingAverageConvergenceDivergence(close, { short: 12, long: 26, signal: 9 });
  const bands = bollingerBands(close, { window: 20, deviations: 2 });
  const regression = linearRegression(close, 20);
  const stochastic = stochasticRelativeStrengthIndex(close, { strength: 14, range: 14, line: 3, signal: 3 });
  const backwards = close.toReversed();
  return {
    ...macd,
    ...bands,
    ...regression,
    "stochastic line": stochastic.line,
    "stochastic signal": stochastic.signal,
    "true range": trueRange({ high, low, close }),
    "average true range": averageTrueRange({ high, low, close }, 14),
    streak: closeStreak(close),
    connors: connorsRelativeStrengthIndex(close, { strength: 3, streak: 2, rank: 100 }),
    "cumulative return": cumulativeReturn(close, 20),
    "daily returns": dailyReturns(close),
    average: movingAverage(close, 20),
    exponential: exponentialMovingAverage(close, 20),
    double: doubleExponentialMovingAverage(close, 20),
    triple: tripleExponentialMovingAverage(close, 20),
    weighted: weightedMovingAverage(close, 20),
    wilder: wildersAverage(close, 20),
    "worst fall": maxDrawdown(close, 60),
    ulcer: ulcerIndex(close, 14),
    "mean return": movingAverageReturn(close, 21),
    "return deviation": returnDeviation(close, 6),
    deviation: sampleDeviation(close, 10),
    oscillator: percentagePriceOscillator(close, { short: 12, long: 26 }),
    "oscillator's signal": percentagePriceOscillatorSignal(close, { short: 12, long: 26, signal: 9 }),
    strength: relativeStrengthIndex(close, 14),
    "simple strength": simpleRelativeStrengthIndex(close, 14),
    rank: percentRank(close, 100),
    beta: rollingBeta(close, backwards, 50),
    correlation: rollingCorrelation(close, backwards, 20),
    sharpe: rollingSharpeRatio(close, { window: 20, sessionsAYear: 252 }),
  };
};
