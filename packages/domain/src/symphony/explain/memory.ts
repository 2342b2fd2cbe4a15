import type { Metric } from "../tree.ts";

/** How many closes a metric needs before it is known. */
export function closesNeeded(metric: Metric): number {
  switch (metric.name) {
    case "current-price":
      return 1;
    case "percentage-price-oscillator":
      return Math.max(metric.short, metric.long);
    case "percentage-price-oscillator-signal":
      return Math.max(metric.short, metric.long) + metric.smooth - 1;
    case "moving-average-price":
    case "exponential-moving-average-price":
    case "max-drawdown":
      return metric.window;
    case "stdev-price":
      return metric.window === 1 ? Infinity : metric.window;
    case "stdev-return":
      return metric.window === 1 ? Infinity : metric.window + 1;
    default:
      return metric.window + 1;
  }
}

/** Whether a value rests on every close there ever was, and not on a window alone. */
export function isRecursive(metric: Metric): boolean {
  if (metric.name === "rsi") return metric.smoothing === "wilder";
  return metric.name === "exponential-moving-average-price" || metric.name.startsWith("percentage-price-oscillator");
}

/**
 * How far a value may be off because history before the first close is missing: what its seed still weighs after
 * `closes` closes, in the unit of the value. A longer history would have given the seed another value, and no more.
 */
export function uncertaintyOf(metric: Metric, value: number, closes: number): number {
  const since = closes - closesNeeded(metric);
  switch (metric.name) {
    case "rsi":
      return isRecursive(metric) ? 100 * (1 - 1 / metric.window) ** since : 0;
    case "exponential-moving-average-price":
      return Math.abs(value) * (1 - 2 / (metric.window + 1)) ** since;
    case "percentage-price-oscillator":
    case "percentage-price-oscillator-signal":
      return 100 * (1 - 2 / (Math.max(metric.short, metric.long) + 1)) ** since;
    default:
      return 0;
  }
}
