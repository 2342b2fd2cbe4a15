import type { Comparator, Metric } from "../tree.ts";

/** The values that a number may have; an open end does not belong to them. */
export interface Range {
  readonly low: number;
  readonly isLowOpen: boolean;
  readonly high: number;
  readonly isHighOpen: boolean;
}

const from = (low: number, high: number, isLowOpen = false): Range => ({
  low,
  isLowOpen,
  high,
  isHighOpen: high === Infinity,
});

const ANYTHING = from(-Infinity, Infinity, true);

/** The values that a metric can have at all. */
export function naturalRange({ name }: Metric): Range {
  switch (name) {
    case "rsi":
    case "max-drawdown":
      return from(0, 100);
    case "current-price":
    case "moving-average-price":
    case "exponential-moving-average-price":
      return from(0, Infinity, true);
    case "stdev-price":
    case "stdev-return":
      return from(0, Infinity);
    case "cumulative-return":
    case "moving-average-return":
      return from(-100, Infinity, true);
    case "percentage-price-oscillator":
    case "percentage-price-oscillator-signal":
      return ANYTHING;
  }
}

/** The values for which `value comparator limit` holds. */
export function holding(comparator: Exclude<Comparator, "=">, limit: number): Range {
  const isOpen = comparator === ">" || comparator === "<";
  return comparator === ">" || comparator === ">="
    ? { ...ANYTHING, low: limit, isLowOpen: isOpen }
    : { ...ANYTHING, high: limit, isHighOpen: isOpen };
}

export const only = (value: number): Range => ({ low: value, isLowOpen: false, high: value, isHighOpen: false });

/** The values that are in both. */
export function common(one: Range, other: Range): Range {
  const low = Math.max(one.low, other.low);
  const high = Math.min(one.high, other.high);
  const opensLow = ({ low: end, isLowOpen }: Range): boolean => end === low && isLowOpen;
  const opensHigh = ({ high: end, isHighOpen }: Range): boolean => end === high && isHighOpen;
  return {
    low,
    isLowOpen: opensLow(one) || opensLow(other),
    high,
    isHighOpen: opensHigh(one) || opensHigh(other),
  };
}

export const isEmpty = ({ low, high, isLowOpen, isHighOpen }: Range): boolean =>
  low > high || (low === high && (isLowOpen || isHighOpen));
