import { describe, expect, it } from "vitest";
import { invariant } from "../kernel/invariant.ts";
import { at, type Column } from "../kernel/column.ts";
import { referenceText } from "../testing/reference-data.ts";
import { expectSame, results, sheet } from "../testing/reference-indicators.ts";
import { cumulativeReturn } from "./cumulative-return.ts";
import { exponentialMovingAverage } from "./exponential-moving-average.ts";
import { movingAverage } from "./moving-average.ts";
import { percentagePriceOscillator, percentagePriceOscillatorSignal } from "./percentage-price-oscillator.ts";
import { relativeStrengthIndex } from "./relative-strength-index.ts";
import { sampleDeviation } from "./sample-deviation.ts";

describe("the spreadsheets over 502 bars, to 1e-9,", () => {
  const closes = sheet("Sma__SMA_Close", "close");
  const opens = sheet("Sma__SMA_Close", "open");

  it("have our moving averages of 20 closes, opens and volumes", () => {
    expectSame(movingAverage(closes, 20), sheet("Sma__SMA_Close", "SMA"), 19);
    expectSame(movingAverage(opens, 20), sheet("Sma__SMA_Close", "SMA(O)"), 19);
    expectSame(movingAverage(sheet("Sma__SMA_Volume", "volume"), 20), sheet("Sma__SMA_Volume", "sma"), 19);
  });

  it("have our exponential moving averages of 20, 12 and 26", () => {
    expectSame(exponentialMovingAverage(closes, 20), sheet("Ema__EMA", "ema"), 19);
    expectSame(exponentialMovingAverage(opens, 20), sheet("Ema__EMA", "ema(O)"), 19);
    expectSame(exponentialMovingAverage(closes, 12), sheet("Macd__MACD", "EMA12"), 11);
    expectSame(exponentialMovingAverage(closes, 26), sheet("Macd__MACD", "EMA26"), 25);
  });

  it("have our relative strength indices of 14 and 3", () => {
    expectSame(relativeStrengthIndex(closes, 14), sheet("Rsi__RSI", "RSI(14)"), 14);
    expectSame(relativeStrengthIndex(closes, 3), sheet("ConnorsRsi__ConnorsRSI", "rsi(3)"), 3);
  });

  it("have our cumulative returns over 20", () => {
    expectSame(cumulativeReturn(closes, 20), sheet("Roc__ROC", "roc"), 20);
  });

  it("have our standard deviations of 10 and 20, as those of a population", () => {
    const asSample = (column: Column, window: number): Column =>
      column.map((value) => value * Math.sqrt(window / (window - 1)));
    expectSame(sampleDeviation(closes, 10), asSample(sheet("StdDev__StdDev", "stddev"), 10), 9);
    expectSame(sampleDeviation(closes, 20), asSample(sheet("BollingerBands__Bollinger_Bands", "stdev"), 20), 19);
  });

  it("have our price oscillator 12 26, as the difference of its averages", () => {
    const slow = sheet("Macd__MACD", "EMA26");
    const percent = sheet("Macd__MACD", "MACD").map((difference, row) => (100 * difference) / (slow[row] ?? NaN));
    expectSame(percentagePriceOscillator(closes, { short: 12, long: 26 }), percent, 25);
  });

  it("have our signal line 9 of the difference of two averages", () => {
    expectSame(exponentialMovingAverage(sheet("Macd__MACD", "MACD"), 9, 25), sheet("Macd__MACD", "Signal"), 33);
  });
});

describe("the published results over 502 bars, to 1e-9,", () => {
  const closes = sheet("Sma__SMA_Close", "close");

  it("have our moving averages of 20", () => {
    expectSame(movingAverage(closes, 20), results("sma", "sma"), 19);
  });

  it("have our exponential moving averages of 20", () => {
    expectSame(exponentialMovingAverage(closes, 20), results("ema", "ema"), 19);
  });

  it("have our relative strength indices of 14", () => {
    expectSame(relativeStrengthIndex(closes, 14), results("rsi", "rsi"), 14);
  });

  it("have our cumulative returns over 14", () => {
    expectSame(cumulativeReturn(closes, 14), results("roc", "roc"), 14);
  });

  it("have our standard deviations of 14, as those of a population", () => {
    const asSample = results("stdev", "stdDev").map((value) => value * Math.sqrt(14 / 13));
    expectSame(sampleDeviation(closes, 14), asSample, 13);
  });

  it("have averages that give our price oscillator 12 26 and its signal 9", () => {
    const [fast, slow] = [results("macd", "fastEma"), results("macd", "slowEma")];
    const percent = fast.map((average, row) => 100 * (average / at(slow, row) - 1));
    const windows = { short: 12, long: 26, signal: 9 };
    expectSame(percentagePriceOscillator(closes, windows), percent, 25);
    expectSame(percentagePriceOscillatorSignal(closes, windows), exponentialMovingAverage(percent, 9, 25), 33);
  });
});

describe("the worked examples of the StockCharts school, to their last digit,", () => {
  const examples: unknown = JSON.parse(referenceText("indicators/stockcharts-examples.json"));

  const numbers = (...path: readonly string[]): readonly number[] => {
    const value = path.reduce<unknown>(
      (inner, key) => Object.entries(inner ?? {}).find(([name]) => name === key)?.[1],
      examples,
    );
    invariant(Array.isArray(value), `the examples hold a list at "${path.join(".")}"`);
    return value.map(Number);
  };
  const rounded = (column: Column): readonly number[] => [...column].map((value) => Math.round(value * 100) / 100);

  it("have our relative strength indices of 14", () => {
    const strengths = relativeStrengthIndex(Float64Array.from(numbers("rsi14", "closes")), 14);
    expect(rounded(strengths.slice(14))).toEqual(numbers("rsi14", "expected_from_index_14"));
  });

  it("have our exponential moving averages of 10", () => {
    const averages = exponentialMovingAverage(Float64Array.from(numbers("ema10", "closes")), 10);
    expect(rounded(averages.slice(9))).toEqual(numbers("ema10", "expected_from_index_9"));
  });
});
