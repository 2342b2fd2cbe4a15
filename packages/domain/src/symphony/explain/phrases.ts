import type { Condition, Filter, Indicator, Metric, Operand } from "../tree.ts";

/** A metric as people call it, such as `200-day average`. */
export function metricPhrase(metric: Metric): string {
  switch (metric.name) {
    case "current-price":
      return "price";
    case "rsi":
      return `${String(metric.window)}-day ${metric.smoothing === "simple" ? "simple RSI" : "RSI"}`;
    case "percentage-price-oscillator":
      return `price oscillator ${String(metric.short)}/${String(metric.long)}`;
    case "percentage-price-oscillator-signal":
      return `price oscillator signal ${String(metric.short)}/${String(metric.long)}/${String(metric.smooth)}`;
    default:
      return `${String(metric.window)}-day ${WINDOWED[metric.name]}`;
  }
}

const WINDOWED = {
  "moving-average-price": "average",
  "exponential-moving-average-price": "exponential average",
  "cumulative-return": "return",
  "moving-average-return": "mean daily return",
  "stdev-return": "deviation of daily returns",
  "stdev-price": "deviation of prices",
  "max-drawdown": "largest fall",
} as const;

export const isPercent = ({ name }: Metric): boolean =>
  !["current-price", "rsi", "moving-average-price", "exponential-moving-average-price", "stdev-price"].includes(name);

export const indicatorPhrase = ({ ticker, metric }: Indicator): string => `${ticker}'s ${metricPhrase(metric)}`;

const operandPhrase = (operand: Operand): string =>
  operand.kind === "constant" ? String(operand.value) : indicatorPhrase(operand);

/** A condition without its numbers: the same on every session. */
export function conditionPhrase(condition: Condition): string {
  switch (condition.kind) {
    case "comparison":
      return `${operandPhrase(condition.left)} ${condition.comparator} ${operandPhrase(condition.right)}`;
    case "not":
      return `not (${conditionPhrase(condition.condition)})`;
    case "and":
    case "or":
      return condition.conditions.map((inner) => `(${conditionPhrase(inner)})`).join(` ${condition.kind} `);
  }
}

/** What a filter keeps, such as `the 2 with the lowest 10-day RSI`. */
export const selectionPhrase = ({ select, count, metric }: Pick<Filter, "select" | "count" | "metric">): string =>
  `the ${String(count)} with the ${select === "top" ? "highest" : "lowest"} ${metricPhrase(metric)}`;

/** Two numbers with as few digits as show that they differ, and six at least. */
export function numberPhrases(left: number, right: number): readonly [string, string] {
  let digits = 6;
  while (digits < 17 && left !== right && rounded(left, digits) === rounded(right, digits)) digits++;
  return [rounded(left, digits), rounded(right, digits)];
}

export const rounded = (value: number, digits: number): string => String(Number(value.toPrecision(digits)));

export const percentPhrase = (share: number): string => `${rounded(share * 100, 6)} %`;
