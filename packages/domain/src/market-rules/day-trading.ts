import { money, weight, type Money, type Weight } from "../money/money.ts";
import { since, type Effective } from "./effective.ts";

/** What is asked of a margin account whose holder buys and sells the same shares on one day. */
export type DayTradingRule =
  | { readonly kind: "none" }
  | PatternRule
  /** Nothing is counted: what is owed within the day must be covered. */
  | IntradayRule;

/** Below `smallestEquity`, the day trades that a span of sessions allows. */
export interface PatternRule {
  readonly kind: "pattern-day-trader";
  readonly smallestEquity: Money;
  readonly mostDayTrades: number;
  readonly sessions: number;
}

export interface IntradayRule {
  readonly kind: "intraday-margin";
  /** Business days in which a deficit is to be made up, and after which the account is frozen. */
  readonly callDays: number;
  readonly freezeAfterDays: number;
  readonly freezeDays: number;
  /** A deficit below either of these, whichever is the smaller, is none. */
  readonly smallestDeficit: Money;
  readonly smallestShareOfEquity: Weight;
}

/**
 * FINRA Rule 4210(f)(8)(B), before that NASD Rule 2520, counted day trades; SR-FINRA-2025-017 (SEC Release 34-105226,
 * Regulatory Notice 26-10) put margin within the day in its place. Brokers may take until 2027-10-20; Alpaca changed on
 * the first day. The day in 2001 is general knowledge.
 */
export const DAY_TRADING: readonly Effective<DayTradingRule>[] = [
  since("1990-01-02", { kind: "none" }),
  since("2001-09-28", {
    kind: "pattern-day-trader",
    smallestEquity: money("25000"),
    mostDayTrades: 3,
    sessions: 5,
  }),
  since("2026-06-04", {
    kind: "intraday-margin",
    callDays: 2,
    freezeAfterDays: 5,
    freezeDays: 90,
    smallestDeficit: money("1000"),
    smallestShareOfEquity: weight("0.05"),
  }),
];
