import { describe, it } from "vitest";
import { at } from "../kernel/column.ts";
import { expectSame, quotes, results, sheet } from "../testing/reference-indicators.ts";
import { bollingerBands } from "./bollinger-bands.ts";
import { linearRegression } from "./linear-regression.ts";
import { rateOfChange } from "./rate-of-change.ts";
import { rollingBeta } from "./rolling-beta.ts";
import { rollingCorrelation } from "./rolling-correlation.ts";
import { ulcerIndex } from "./ulcer-index.ts";

const closes = sheet("Sma__SMA_Close", "close");
const others = quotes("compare.csv", "close");

describe("the rolling statistics published for 502 bars, to 1e-9,", () => {
  it("are our bands 20 2", () => {
    const bands = bollingerBands(closes, { window: 20, deviations: 2 });
    const file = "BollingerBands__Bollinger_Bands";
    expectSame(bands.middle, sheet(file, "sma"), 19);
    expectSame(bands.upper, sheet(file, "upper"), 19);
    expectSame(bands.lower, sheet(file, "lower"), 19);
    expectSame(bands.position, sheet(file, "%b"), 19);
    expectSame(bands.width, sheet(file, "width"), 19);
    expectSame(bands.upper, results("bb", "upperBand"), 19);
    expectSame(bands.lower, results("bb", "lowerBand"), 19);
    expectSame(bands.position, results("bb", "percentB"), 19);
    expectSame(bands.width, results("bb", "width"), 19);
  });

  it("are our rates of change over 20", () => {
    expectSame(rateOfChange(closes, 20), sheet("Roc__ROC", "roc"), 20);
  });

  it("are our correlations of 20 closes", () => {
    expectSame(rollingCorrelation(closes, others, 20), sheet("Correlation__Correlation", "corr"), 19);
    expectSame(rollingCorrelation(closes, others, 20), results("corr", "correlation"), 19);
  });

  it("are our betas of 50 returns", () => {
    expectSame(rollingBeta(others, closes, 50), results("beta", "beta"), 50);
  });

  it("are our slopes of 20 and 14, and our intercepts, published for the line at the first row of all", () => {
    const { slope, intercept, rSquared } = linearRegression(closes, 20);
    const file = "Slope__Slope_Linear_Regression";
    const atFirstRow = intercept.map((height, row) => height - at(slope, row) * (row - 19));
    expectSame(slope, sheet(file, "m"), 19);
    expectSame(atFirstRow, sheet(file, "b"), 19);
    expectSame(rSquared, sheet(file, "r2"), 19);
    expectSame(linearRegression(closes, 14).slope, results("slope", "slope"), 13);
    expectSame(linearRegression(closes, 14).rSquared, results("slope", "rSquared"), 13);
  });

  it("are our ulcer indices of 14", () => {
    expectSame(ulcerIndex(closes, 14), results("ulcer", "ulcerIndex"), 13);
  });
});
