import type { Metric, WindowedMetric } from "./tree.ts";

/** Windows where a program names none. */
export const DEFAULT_WINDOW: Readonly<Record<WindowedMetric | "rsi", number>> = {
  rsi: 14,
  "moving-average-price": 200,
  "exponential-moving-average-price": 12,
  "cumulative-return": 60,
  "moving-average-return": 21,
  "stdev-return": 6,
  "stdev-price": 6,
  "max-drawdown": 60,
};

const OWN_NAMES: readonly Metric["name"][] = [
  "current-price",
  "rsi",
  "moving-average-price",
  "exponential-moving-average-price",
  "cumulative-return",
  "moving-average-return",
  "stdev-return",
  "stdev-price",
  "max-drawdown",
  "percentage-price-oscillator",
  "percentage-price-oscillator-signal",
];

const ALIASES: readonly (readonly [string, Metric["name"]])[] = [
  ["price", "current-price"],
  ["relative-strength-index", "rsi"],
  ["moving-average", "moving-average-price"],
  ["simple-moving-average", "moving-average-price"],
  ["exponential-moving-average", "exponential-moving-average-price"],
  ["cum-return", "cumulative-return"],
  ["standard-deviation-return", "stdev-return"],
  ["standard-deviation-price", "stdev-price"],
  ["maximum-drawdown", "max-drawdown"],
  ["ppo", "percentage-price-oscillator"],
  ["ppo-signal", "percentage-price-oscillator-signal"],
];

/** Every name of an indicator, those of exports included. */
export const METRIC_NAMES: ReadonlyMap<string, Metric["name"]> = new Map([
  ...OWN_NAMES.map((name) => [name, name] as const),
  ...ALIASES,
]);
