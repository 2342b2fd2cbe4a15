import { describe, it } from "vitest";
import { at } from "../kernel/column.ts";
import { expectNear, expectSame, results, sheet } from "../testing/reference-indicators.ts";
import { averageTrueRange } from "./average-true-range.ts";
import { doubleExponentialMovingAverage } from "./double-exponential-moving-average.ts";
import { movingAverageConvergenceDivergence } from "./moving-average-convergence-divergence.ts";
import { trueRange } from "./true-range.ts";
import { tripleExponentialMovingAverage } from "./triple-exponential-moving-average.ts";
import { weightedMovingAverage } from "./weighted-moving-average.ts";
import { wildersAverage } from "./wilders-average.ts";

const closes = sheet("Sma__SMA_Close", "close");

describe("the averages published for 502 bars, to 1e-9,", () => {
  it("are our Wilder's averages of 20", () => {
    expectSame(wildersAverage(closes, 20), sheet("Smma__Smoothed_Moving_Average", "SMMA"), 19);
    expectSame(wildersAverage(closes, 20), results("smma", "smma"), 19);
  });

  it("are our weighted averages of 20, of which two rows are published, and of 14", () => {
    expectNear(weightedMovingAverage(closes, 20), sheet("Wma__WMA", "wma"), [149, 501]);
    expectSame(weightedMovingAverage(closes, 14), results("wma", "wma"), 13);
  });

  it("are our double exponential averages of 20 and 14", () => {
    expectSame(doubleExponentialMovingAverage(closes, 20), sheet("Dema__DEMA", "dema"), 19);
    expectSame(doubleExponentialMovingAverage(closes, 14), results("dema", "dema"), 13);
  });

  it("are our triple exponential averages of 20", () => {
    expectSame(tripleExponentialMovingAverage(closes, 20), sheet("Tema__TEMA", "tema"), 19);
    expectSame(tripleExponentialMovingAverage(closes, 20), results("tema", "tema"), 19);
  });

  it("are our lines, signals and histograms of convergence and divergence 12 26 9", () => {
    const { line, signal, histogram } = movingAverageConvergenceDivergence(closes, { short: 12, long: 26, signal: 9 });
    expectSame(line, sheet("Macd__MACD", "MACD"), 25);
    expectSame(signal, sheet("Macd__MACD", "Signal"), 33);
    expectSame(histogram, sheet("Macd__MACD", "Histo"), 33);
    expectSame(line, results("macd", "macd"), 25);
    expectSame(signal, results("macd", "signal"), 33);
    expectSame(histogram, results("macd", "histogram"), 33);
  });
});

describe("the ranges published for 502 bars, to 1e-9,", () => {
  const columnsOf = (file: string) => ({
    high: sheet(file, "high"),
    low: sheet(file, "low"),
    close: sheet(file, "close"),
  });

  it("are our true ranges", () => {
    expectSame(trueRange(columnsOf("Tr__TR")), sheet("Tr__TR", "TR"), 1);
    expectSame(trueRange(columnsOf("Tr__TR")), results("atr", "tr"), 1);
  });

  it("are our average true ranges of 14, also in percent of the close", () => {
    const averages = averageTrueRange(columnsOf("Atr__ATR"), 14);
    expectSame(averages, sheet("Atr__ATR", "ATR"), 14);
    expectSame(averages, results("atr", "atr"), 14);
    const percents = averages.map((average, row) => (100 * average) / at(closes, row));
    expectSame(percents, sheet("Atr__ATR", "ATR%"), 14);
  });
});
