import type { Ticker } from "../market/ticker.ts";

/** A program, whichever notation it came in. `at` is an offset into its text, everywhere in the tree. */
export interface Program {
  readonly name: string;
  readonly config: ProgramConfig;
  /** Equally weighted. */
  readonly body: readonly Node[];
  readonly at: number;
}

/** When to rebalance, as the program says it; `strategy/schedule.ts` says what it means. */
export interface ProgramConfig {
  readonly frequency: "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | undefined;
  /** A fraction: 0.05 is five percentage points. */
  readonly threshold: number | undefined;
}

export type Node = Asset | WeightEqual | WeightSpecified | InverseVolatility | Group | If | Filter;

interface Asset {
  readonly kind: "asset";
  readonly ticker: Ticker;
  readonly name: string | undefined;
  readonly at: number;
}

interface WeightEqual {
  readonly kind: "weight-equal";
  readonly children: readonly Node[];
  readonly at: number;
}

export interface WeightSpecified {
  readonly kind: "weight-specified";
  /** Proportions, in any unit. */
  readonly parts: readonly WeightedPart[];
  readonly at: number;
}

export interface WeightedPart {
  readonly weight: number;
  readonly child: Node;
}

export interface InverseVolatility {
  readonly kind: "weight-inverse-volatility";
  readonly window: number;
  readonly children: readonly Node[];
  readonly at: number;
}

interface Group {
  readonly kind: "group";
  readonly name: string;
  /** Equally weighted. */
  readonly body: readonly Node[];
  readonly at: number;
}

export interface If {
  readonly kind: "if";
  readonly condition: Condition;
  readonly then: readonly Node[];
  /** Nothing where the program has no else: reaching it leaves the strategy undecided. */
  readonly otherwise: readonly Node[] | undefined;
  readonly at: number;
}

export interface Filter {
  readonly kind: "filter";
  readonly metric: Metric;
  readonly select: "top" | "bottom";
  readonly count: number;
  readonly children: readonly Node[];
  readonly at: number;
}

export type Condition = Comparison | Combination | Negation;

export type Comparator = ">" | "<" | ">=" | "<=" | "=";

export interface Comparison {
  readonly kind: "comparison";
  readonly comparator: Comparator;
  readonly left: Operand;
  readonly right: Operand;
  readonly at: number;
}

interface Combination {
  readonly kind: "and" | "or";
  readonly conditions: readonly Condition[];
  readonly at: number;
}

interface Negation {
  readonly kind: "not";
  readonly condition: Condition;
  readonly at: number;
}

export type Operand = Constant | Indicator;

interface Constant {
  readonly kind: "constant";
  readonly value: number;
}

export interface Indicator {
  readonly kind: "indicator";
  readonly ticker: Ticker;
  readonly metric: Metric;
}

/** What is measured, without saying of what. */
export type Metric =
  | { readonly name: "current-price" }
  | { readonly name: WindowedMetric; readonly window: number }
  | { readonly name: "rsi"; readonly window: number; readonly smoothing: "wilder" | "simple" }
  | { readonly name: "percentage-price-oscillator"; readonly short: number; readonly long: number }
  | {
      readonly name: "percentage-price-oscillator-signal";
      readonly short: number;
      readonly long: number;
      readonly smooth: number;
    };

export type WindowedMetric =
  | "moving-average-price"
  | "exponential-moving-average-price"
  | "cumulative-return"
  | "moving-average-return"
  | "stdev-return"
  | "stdev-price"
  | "max-drawdown";
