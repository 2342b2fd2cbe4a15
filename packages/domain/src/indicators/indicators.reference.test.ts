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

describe("the spreadsheets over 502 bars agree within 1e-9", () => {
  const closes = sheet("Sma__SMA_Close", "close");
  const opens = sheet("Sma__SMA_Close", "open");

  it("moving average 20 of closes, opens and volumes", () => {
    expectSame(movingAverage(closes, 20), sheet("Sma__SMA_Close", "SMA"), 19);
    expectSame(movingAverage(opens, 20), sheet("Sma__SMA_Close", "SMA(O)"), 19);
    expectSame(movingAverage(sheet("Sma__SMA_Volume", "volume"), 20), sheet("Sma__SMA_Volume", "sma"), 19);
  });

  it("exponential moving average 20, 12 and 26", () => {
    expectSame(exponentialMovingAverage(closes, 20), sheet("Ema__EMA", "ema"), 19);
    expectSame(exponentialMovingAverage(opens, 20), sheet("Ema__EMA", "ema(O)"), 19);
    expectSame(exponentialMovingAverage(closes, 12), sheet("Macd__MACD", "EMA12"), 11);
    expectSame(exponentialMovingAverage(closes, 26), sheet("Macd__MACD", "EMA26"), 25);
  });

  it("relative strength index 14 and 3", () => {
    expectSame(relativeStrengthIndex(closes, 14), sheet("Rsi__RSI", "RSI(14)"), 14);
    expectSame(relativeStrengthIndex(closes, 3), sheet("ConnorsRsi__ConnorsRSI", "rsi(3)"), 3);
  });

  it("cumulative return 20", () => {
    expectSame(cumulativeReturn(closes, 20), sheet("Roc__ROC", "roc"), 20);
  });

  it("standard deviation 10 and 20, published as that of a population", () => {
    const asSample = (column: Column, window: number): Column =>
      column.map((value) => value * Math.sqrt(window / (window - 1)));
    expectSame(sampleDeviation(closes, 10), asSample(sheet("StdDev__StdDev", "stddev"), 10), 9);
    expectSame(sampleDeviation(closes, 20), asSample(sheet("BollingerBands__Bollinger_Bands", "stdev"), 20), 19);
  });

  it("price oscillator 12 26, published as the difference of its averages", () => {
    const slow = sheet("Macd__MACD", "EMA26");
    const percent = sheet("Macd__MACD", "MACD").map((difference, row) => (100 * difference) / (slow[row] ?? NaN));
    expectSame(percentagePriceOscillator(closes, { short: 12, long: 26 }), percent, 25);
  });

  it("signal line 9 of the difference of two averages", () => {
    expectSame(exponentialMovingAverage(sheet("Macd__MACD", "MACD"), 9, 25), sheet("Macd__MACD", "Signal"), 33);
  });
});

describe("the published results over 502 bars agree within 1e-9", () => {
  const closes = sheet("Sma__SMA_Close", "close");

  it("moving average 20", () => {
    expectSame(movingAverage(closes, 20), results("sma", "sma"), 19);
  });

  it("exponential moving average 20", () => {
    expectSame(exponentialMovingAverage(closes, 20), results("ema", "ema"), 19);
  });

  it("relative strength index 14", () => {
    expectSame(relativeStrengthIndex(closes, 14), results("rsi", "rsi"), 14);
  });

  it("cumulative return 14", () => {
    expectSame(cumulativeReturn(closes, 14), results("roc", "roc"), 14);
  });

  it("standard deviation 14, published as that of a population", () => {
    const asSample = results("stdev", "stdDev").map((value) => value * Math.sqrt(14 / 13));
    expectSame(sampleDeviation(closes, 14), asSample, 13);
  });

  it("price oscillator 12 26 and its signal 9, from the published averages", () => {
    const [fast, slow] = [results("macd", "fastEma"), results("macd", "slowEma")];
    const percent = fast.map((average, row) => 100 * (average / at(slow, row) - 1));
    const windows = { short: 12, long: 26, signal: 9 };
    expectSame(percentagePriceOscillator(closes, windows), percent, 25);
    expectSame(percentagePriceOscillatorSignal(closes, windows), exponentialMovingAverage(percent, 9, 25), 33);
  });
});

describe("the worked examples of the StockCharts school agree to the digit", () => {
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

  it("relative strength index 14", () => {
    const strengths = relativeStrengthIndex(Float64Array.from(numbers("rsi14", "closes")), 14);
    expect(rounded(strengths.slice(14))).toEqual(numbers("rsi14", "expected_from_index_14"));
  });

  it("exponential moving average 10", () => {
    const averages = exponentialMovingAverage(Float64Array.from(numbers("ema10", "closes")), 10);
    expect(rounded(averages.slice(9))).toEqual(numbers("ema10", "expected_from_index_9"));
  });
});
