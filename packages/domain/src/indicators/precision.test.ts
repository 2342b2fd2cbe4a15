import { describe, expect, it } from "vitest";
import { at, type Column } from "../kernel/column.ts";
import * as plain from "../testing/plain-statistics.ts";
import { averageTrueRange } from "./average-true-range.ts";
import { bollingerBands } from "./bollinger-bands.ts";
import { connorsRelativeStrengthIndex } from "./connors-relative-strength-index.ts";
import { doubleExponentialMovingAverage } from "./double-exponential-moving-average.ts";
import { exponentialMovingAverage } from "./exponential-moving-average.ts";
import { linearRegression } from "./linear-regression.ts";
import { maxDrawdown } from "./max-drawdown.ts";
import { movingAverageConvergenceDivergence } from "./moving-average-convergence-divergence.ts";
import { movingAverageReturn } from "./moving-average-return.ts";
import { movingAverage } from "./moving-average.ts";
import { percentRank } from "./percent-rank.ts";
import { relativeStrengthIndex } from "./relative-strength-index.ts";
import { returnDeviation } from "./return-deviation.ts";
import { rollingBeta } from "./rolling-beta.ts";
import { rollingCorrelation } from "./rolling-correlation.ts";
import { rollingSharpeRatio } from "./rolling-sharpe-ratio.ts";
import { sampleDeviation } from "./sample-deviation.ts";
import { simpleRelativeStrengthIndex } from "./simple-relative-strength-index.ts";
import { stochasticRelativeStrengthIndex } from "./stochastic-relative-strength-index.ts";
import { tripleExponentialMovingAverage } from "./triple-exponential-moving-average.ts";
import { ulcerIndex } from "./ulcer-index.ts";
import { weightedMovingAverage } from "./weighted-moving-average.ts";
import { wildersAverage } from "./wilders-average.ts";

const BARS = 1_000_000;
const WINDOW = 200;
const ROWS = [200, 400, 12_345, 500_000, 999_998, 999_999];

/** Numbers in (0, 1), by the generator of Lehmer with the multiplier of Park and Miller. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const million = (value: (row: number) => number): Column => Float64Array.from({ length: BARS }, (_, row) => value(row));

/** From 5e11 down, as a fund that loses most of its value every year. */
function falling(seed: number): Column {
  const draw = drawing(seed);
  let close = 5e11;
  return million(() => (close *= 0.99997 + 0.02 * (draw() - 0.5)));
}

/** 300 bars that move and 1,000 that do not, again and again. */
function resting(seed: number): Column {
  const draw = drawing(seed);
  let close = 100;
  return million((row) => (row % 1300 < 300 ? (close *= 1 + 0.02 * (draw() - 0.5)) : close));
}

/** A billion, give or take a few millionths. */
function level(seed: number): Column {
  const draw = drawing(seed);
  return million(() => 1e9 + Math.round(16 * draw()) / 2 ** 20);
}

type Values = readonly number[];
type Case = readonly [
  name: string,
  of: (closes: Column, market: Column) => Column,
  definition: (closes: Values, market: Values) => number,
];

const banded = (closes: Column) => bollingerBands(closes, { window: WINDOW, deviations: 2 });

/** Definitions are of the last `WINDOW` closes, or of one more where there are returns in them. */
const CASES: readonly Case[] = [
  ["moving average", (closes) => movingAverage(closes, WINDOW), (closes) => plain.mean(closes.slice(1))],
  [
    "weighted average",
    (closes) => weightedMovingAverage(closes, WINDOW),
    (closes) => plain.weightedMean(closes.slice(1)),
  ],
  ["deviation", (closes) => sampleDeviation(closes, WINDOW), (closes) => plain.deviation(closes.slice(1))],
  ["upper band", (closes) => banded(closes).upper, (closes) => plain.bands(closes.slice(1)).upper],
  ["place in bands", (closes) => banded(closes).position, (closes) => plain.bands(closes.slice(1)).position],
  ["width of bands", (closes) => banded(closes).width, (closes) => plain.bands(closes.slice(1)).width],
  ["slope", (closes) => linearRegression(closes, WINDOW).slope, (closes) => plain.regression(closes.slice(1)).slope],
  [
    "intercept",
    (closes) => linearRegression(closes, WINDOW).intercept,
    (closes) => plain.regression(closes.slice(1)).intercept,
  ],
  ["r²", (closes) => linearRegression(closes, WINDOW).rSquared, (closes) => plain.regression(closes.slice(1)).rSquared],
  ["ulcer index", (closes) => ulcerIndex(closes, WINDOW), (closes) => plain.ulcer(closes.slice(1))],
  [
    "correlation",
    (closes, market) => rollingCorrelation(closes, market, WINDOW),
    (closes, market) => plain.correlation(closes.slice(1), market.slice(1)),
  ],
  [
    "beta",
    (closes, market) => rollingBeta(closes, market, WINDOW),
    (closes, market) => plain.beta(plain.returns(closes), plain.returns(market)),
  ],
  [
    "Sharpe ratio",
    (closes) => rollingSharpeRatio(closes, { window: WINDOW, sessionsAYear: 1 }),
    (closes) => plain.sharpe(plain.returns(closes)),
  ],
  ["mean return", (closes) => movingAverageReturn(closes, WINDOW), (closes) => 100 * plain.mean(plain.returns(closes))],
  [
    "deviation of returns",
    (closes) => returnDeviation(closes, WINDOW),
    (closes) => 100 * plain.deviation(plain.returns(closes)),
  ],
  ["percent rank", (closes) => percentRank(closes, WINDOW), (closes) => plain.rank(closes)],
  [
    "strength of plain means",
    (closes) => simpleRelativeStrengthIndex(closes, WINDOW),
    (closes) => {
      const moves = plain.changes(closes);
      const movement = moves.reduce((sum, move) => sum + Math.abs(move), 0);
      return movement === 0 ? 50 : (100 * moves.reduce((sum, move) => sum + Math.max(move, 0), 0)) / movement;
    },
  ],
];

describe.each([
  ["from 5e11 down", falling],
  ["that rest for long", resting],
  ["that hardly differ from a billion", level],
] as const)("a million closes %s", (_, prices) => {
  const [closes, market] = [prices(1), prices(2)];

  it.each(CASES)("leave the %s within 1e-9 of its definition", (_name, indicator, definition) => {
    const values = indicator(closes, market);
    for (const row of ROWS) {
      expect(errorOf(at(values, row), definition(before(closes, row), before(market, row))), `row ${row}`).toBeLessThan(
        1e-9,
      );
    }
  });

  it("leave the worst fall within 1e-9 percent of its definition", () => {
    const falls = maxDrawdown(closes, WINDOW);
    for (const row of ROWS)
      expect(at(falls, row), `row ${row}`).toBeCloseTo(plain.worstFall(before(closes, row).slice(1)), 9);
  });
});

/** What is long past: an average of all values, or a strength, is the same without it. */
const LONG = 30_000;
const FORGETTING: readonly (readonly [name: string, of: (closes: Column) => Column])[] = [
  ["exponential average", (closes) => exponentialMovingAverage(closes, WINDOW)],
  ["double exponential average", (closes) => doubleExponentialMovingAverage(closes, WINDOW)],
  ["triple exponential average", (closes) => tripleExponentialMovingAverage(closes, WINDOW)],
  ["Wilder's average", (closes) => wildersAverage(closes, WINDOW)],
  ["average true range", (closes) => averageTrueRange({ high: closes, low: closes, close: closes }, WINDOW)],
  ["strength", (closes) => relativeStrengthIndex(closes, WINDOW)],
  [
    "signal of the averages' difference",
    (closes) => movingAverageConvergenceDivergence(closes, { short: 12, long: 26, signal: 9 }).signal,
  ],
  [
    "stochastic strength",
    (closes) => stochasticRelativeStrengthIndex(closes, { strength: 14, range: 14, line: 3, signal: 3 }).signal,
  ],
  ["Connors's strength", (closes) => connorsRelativeStrengthIndex(closes, { strength: 3, streak: 2, rank: 100 })],
];

describe.each([
  ["from 5e11 down", falling],
  ["that hardly differ from a billion", level],
] as const)("a million closes %s, the last thirty thousand of them alone", (_, prices) => {
  const closes = prices(1);

  it.each(FORGETTING)("have the same %s", (_name, indicator) => {
    expect(errorOf(at(indicator(closes), BARS - 1), at(indicator(closes.slice(-LONG)), LONG - 1))).toBeLessThan(1e-9);
  });
});

const before = (column: Column, row: number): Values => [...column.subarray(row - WINDOW, row + 1)];

/** Relative error; two unknown values do not differ. */
function errorOf(value: number, exact: number): number {
  if (value === exact || (Number.isNaN(value) && Number.isNaN(exact))) return 0;
  return Math.abs(value - exact) / Math.abs(exact);
}
