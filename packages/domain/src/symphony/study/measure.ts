import type { Column } from "../../kernel/column.ts";
import { cumulativeReturn } from "../../indicators/cumulative-return.ts";
import { exponentialMovingAverage } from "../../indicators/exponential-moving-average.ts";
import { maxDrawdown } from "../../indicators/max-drawdown.ts";
import { movingAverageReturn } from "../../indicators/moving-average-return.ts";
import { movingAverage } from "../../indicators/moving-average.ts";
import {
  percentagePriceOscillator,
  percentagePriceOscillatorSignal,
} from "../../indicators/percentage-price-oscillator.ts";
import { relativeStrengthIndex } from "../../indicators/relative-strength-index.ts";
import { returnDeviation } from "../../indicators/return-deviation.ts";
import { sampleDeviation } from "../../indicators/sample-deviation.ts";
import { simpleRelativeStrengthIndex } from "../../indicators/simple-relative-strength-index.ts";
import type { Metric, WindowedMetric } from "../tree.ts";
import type { ValueSeries } from "./value-series.ts";

const WINDOWED: Readonly<Record<WindowedMetric, (values: Column, window: number) => Column>> = {
  "moving-average-price": movingAverage,
  "exponential-moving-average-price": exponentialMovingAverage,
  "cumulative-return": cumulativeReturn,
  "moving-average-return": movingAverageReturn,
  "stdev-return": returnDeviation,
  "stdev-price": sampleDeviation,
  "max-drawdown": maxDrawdown,
};

/** A metric of a series, session by session. */
export function measure(series: ValueSeries, metric: Metric): Column {
  switch (metric.name) {
    case "current-price":
      return series.values;
    case "rsi": {
      const strength = metric.smoothing === "simple" ? simpleRelativeStrengthIndex : relativeStrengthIndex;
      return series.measure((values) => strength(values, metric.window));
    }
    case "percentage-price-oscillator":
      return series.measure((values) => percentagePriceOscillator(values, metric));
    case "percentage-price-oscillator-signal": {
      const windows = { short: metric.short, long: metric.long, signal: metric.smooth };
      return series.measure((values) => percentagePriceOscillatorSignal(values, windows));
    }
    default: {
      const indicator = WINDOWED[metric.name];
      return series.measure((values) => indicator(values, metric.window));
    }
  }
}
