import { at, type Column } from "../kernel/column.ts";
import type { MarketNow } from "../market/market-now.ts";
import { exactly, NO_WEIGHT, shareOf, type Weight } from "../money/money.ts";
import type { RebalancePlan } from "../rebalance/plan-rebalance.ts";

/** What the holdings that a plan leads to would have lost on the days that are known, as shares of the equity. */
export interface PortfolioRisk {
  /** Sessions in which every holding has a return. */
  readonly sessions: number;
  /** The loss of a day that was reached or passed on one of twenty. */
  readonly valueAtRisk: Weight;
  /** The mean loss of the days on which more was lost than that. */
  readonly expectedShortfall: Weight;
  /** Of all pairs of holdings, whatever their weights; none of a single holding. */
  readonly meanCorrelation: number | undefined;
}

/** The days that value at risk leaves out: 95 % of them are better. */
const TAIL = 0.05;

/** With fewer sessions there are less than three days in the tail. */
const FEWEST_SESSIONS = 60;

const measured = new WeakMap<RebalancePlan, { readonly risk: PortfolioRisk | undefined }>();

/**
 * The risk of one day, by historical simulation; nothing with fewer than 60 sessions. Worked out once, when it is asked
 * for: most decisions need none.
 */
export function riskOf(plan: RebalancePlan, { lately }: Pick<MarketNow, "lately">): PortfolioRisk | undefined {
  const before = measured.get(plan);
  if (before !== undefined) return before.risk;
  const tickers = [...plan.after.keys()];
  const shares = plan.equity.isPositive() ? [...plan.after.values()].map((value) => shareOf(value, plan.equity)) : [];
  const risk = historicalRisk(
    tickers.map((ticker) => lately(ticker)?.returns ?? NO_RETURNS),
    shares.map((share) => share.toNumber()),
  );
  measured.set(plan, { risk });
  return risk;
}

const NO_RETURNS: Column = new Float64Array(0);

/** The risk of holdings by their daily returns, the latest last, and their shares of the equity. The rest is cash. */
export function historicalRisk(returns: readonly Column[], shares: readonly number[]): PortfolioRisk | undefined {
  const common = commonSessions(returns);
  const [first] = common;
  if (first === undefined || first.length < FEWEST_SESSIONS) return undefined;
  const losses = first.map((_, row) => -sumOf(common.map((column, index) => at(column, row) * (shares[index] ?? 0))));
  const { valueAtRisk, expectedShortfall } = tailOf(losses, TAIL);
  return {
    sessions: first.length,
    valueAtRisk: asShare(valueAtRisk),
    expectedShortfall: asShare(expectedShortfall),
    meanCorrelation: meanCorrelationOf(common),
  };
}

/** A portfolio that gained even on its worst days has nothing at risk. */
const asShare = (loss: number): Weight => (loss > 0 ? exactly(loss) : NO_WEIGHT);

/** The returns of those sessions in which all have one. Columns end with the same session, and may begin later. */
function commonSessions(returns: readonly Column[]): readonly Column[] {
  const length = Math.min(...returns.map((column) => column.length));
  const ends = returns.map((column) => column.subarray(column.length - length));
  return ends.map((column) => column.filter((_, row) => ends.every((other) => Number.isFinite(at(other, row)))));
}

/**
 * Of n losses, the (n · tail)-th largest is the value at risk, and the mean of the larger ones the expected shortfall
 * (Hull, Risk Management and Financial Institutions, chapter "Historical simulation and extreme value theory"). Where
 * n · tail is no whole number, the larger loss is taken.
 */
export function tailOf(
  losses: Column,
  tail: number,
): { readonly valueAtRisk: number; readonly expectedShortfall: number } {
  const worst = losses.toSorted().reverse();
  const rank = Math.max(Math.floor(losses.length * tail + 1e-9), 1);
  const beyond = worst.subarray(0, rank - 1);
  const valueAtRisk = at(worst, rank - 1);
  return { valueAtRisk, expectedShortfall: beyond.length === 0 ? valueAtRisk : sumOf(beyond) / beyond.length };
}

/** Pearson's, of every pair. What never moves moves with nothing, and is left out. */
function meanCorrelationOf(columns: readonly Column[]): number | undefined {
  const moving = columns.map(standardized).filter((column) => column.every(Number.isFinite));
  const pairs = moving.flatMap((one, index) => moving.slice(index + 1).map((other) => productOf(one, other)));
  return pairs.length === 0 ? undefined : sumOf(pairs) / pairs.length;
}

/** Distances from the mean, so that their squares sum to one. */
function standardized(column: Column): Column {
  const mean = sumOf(column) / column.length;
  const distances = column.map((value) => value - mean);
  const size = Math.sqrt(productOf(distances, distances));
  return distances.map((distance) => distance / size);
}

const productOf = (one: Column, other: Column): number => sumOf(one.map((value, row) => value * at(other, row)));

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
