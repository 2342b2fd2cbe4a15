import type { Metric } from "./tree.ts";

/** The parameters of a metric by the names that programs give them; a word such as `simple` as text. */
export function parameterEntries(metric: Metric): readonly (readonly [name: string, value: number | string])[] {
  switch (metric.name) {
    case "current-price":
      return [];
    case "percentage-price-oscillator":
      return [
        ["short-window", metric.short],
        ["long-window", metric.long],
      ];
    case "percentage-price-oscillator-signal":
      return [
        ["short-window", metric.short],
        ["long-window", metric.long],
        ["smooth-window", metric.smooth],
      ];
    case "rsi":
      return metric.smoothing === "simple"
        ? [
            ["window", metric.window],
            ["smoothing", metric.smoothing],
          ]
        : [["window", metric.window]];
    default:
      return [["window", metric.window]];
  }
}
