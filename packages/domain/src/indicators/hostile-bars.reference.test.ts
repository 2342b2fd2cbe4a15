import { describe, expect, it } from "vitest";
import { isKnown, type Column } from "../kernel/column.ts";
import { quotes } from "../testing/reference-indicators.ts";
import { averageTrueRange } from "./average-true-range.ts";
import { bollingerBands } from "./bollinger-bands.ts";
import { closeStreak } from "./close-streak.ts";
import { connorsRelativeStrengthIndex } from "./connors-relative-strength-index.ts";
import { cumulativeReturn } from "./cumulative-return.ts";
import { dailyReturns } from "./daily-returns.ts";
import { doubleExponentialMovingAverage } from "./double-exponential-moving-average.ts";
import { exponentialMovingAverage } from "./exponential-moving-average.ts";
import { linearRegression } from "./linear-regression.ts";
import { maxDrawdown } from "./max-drawdown.ts";
import { movingAverageConvergenceDivergence } from "./moving-average-convergence-divergence.ts";
import { movingAverageReturn } from "./moving-average-return.ts";
import { movingAverage } from "./moving-average.ts";
import { overOwnBars } from "./own-bars.ts";
import { percentRank } from "./percent-rank.ts";
import { percentagePriceOscillator, percentagePriceOscillatorSignal } from "./percentage-price-oscillator.ts";
import { relativeStrengthIndex } from "./relative-strength-index.ts";
import { returnDeviation } from "./return-deviation.ts";
import { rollingBeta } from "./rolling-beta.ts";
import { rollingCorrelation } from "./rolling-correlation.ts";
import { rollingSharpeRatio } from "./rolling-sharpe-ratio.ts";
import { sampleDeviation } from "./sample-deviation.ts";
import { simpleRelativeStrengthIndex } from "./simple-relative-strength-index.ts";
import { stochasticRelativeStrengthIndex } from "./stochastic-relative-strength-index.ts";
import { tripleExponentialMovingAverage } from "./triple-exponential-moving-average.ts";
import { trueRange } from "./true-range.ts";
import { ulcerIndex } from "./ulcer-index.ts";
import { weightedMovingAverage } from "./weighted-moving-average.ts";
import { wildersAverage } from "./wilders-average.ts";

interface Bars {
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
}

/** Every indicator, each in the windows that are usual for it. */
const answersOn = ({ high, low, close }: Bars): Readonly<Record<string, Column>> => {
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

const FILES = ["bad.csv", "zeros.csv", "penny.csv", "mismatch.csv", "intraday.csv"];
const LONG = ["longest.csv.gz", "longish.csv.gz", "msft.csv.gz", "spx.csv.gz"];

describe.each([...FILES, ...LONG])("on the bars of %s", (file) => {
  const bars = { high: quotes(file, "high"), low: quotes(file, "low"), close: quotes(file, "close") };

  it("every indicator answers with finite numbers or nothing, whether or not bars are missing", () => {
    for (const [name, values] of Object.entries(answersOn(bars))) {
      const infinite = values.findIndex((value) => isKnown(value) && !Number.isFinite(value));
      expect(infinite, name).toBe(-1);
      expect(values.length, name).toBe(bars.close.length);
    }
  });

  it("indicators of a symbol's own bars know every bar with a price once they know one", () => {
    const average = overOwnBars(bars.close, (closes) => movingAverage(closes, 20));
    const known = bars.close.filter((close, row) => isKnown(close) && isKnown(average[row] ?? NaN)).length;
    expect(known).toBe(bars.close.filter(isKnown).length - 19);
  });
});

describe("on bars of zero", () => {
  const zeros = new Float64Array(200);
  const answers = answersOn({ high: zeros, low: zeros, close: zeros });
  const lastOf = (name: string): number | undefined => answers[name]?.at(-1);

  it("what is divided by a price or by a movement is not known", () => {
    const divided = [
      "position",
      "width",
      "rSquared",
      "stochastic line",
      "connors",
      "cumulative return",
      "daily returns",
      "worst fall",
      "ulcer",
      "mean return",
      "return deviation",
      "oscillator",
      "oscillator's signal",
      "beta",
      "correlation",
      "sharpe",
    ];
    expect(divided.map((name) => [name, lastOf(name)])).toEqual(divided.map((name) => [name, NaN]));
  });

  it("strength is 50 by rule, and averages, ranges, deviations and slopes are 0", () => {
    expect([lastOf("strength"), lastOf("simple strength")]).toEqual([50, 50]);
    const none = ["average", "exponential", "wilder", "weighted", "line", "average true range", "deviation", "slope"];
    expect(none.map(lastOf)).toEqual(none.map(() => 0));
  });
});
