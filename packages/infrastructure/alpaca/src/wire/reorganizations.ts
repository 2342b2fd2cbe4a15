import { sum, type Activity, type Instant, type Money, type Quantity, type Ticker } from "@alchemiser/domain";

/** One entry of a split, a new name or a merger: what the account lost of a symbol, or got. */
export interface ReorganizationLeg {
  readonly id: string;
  readonly type: string;
  /** What belongs together, and is one activity under this name. */
  readonly group: string;
  readonly at: Instant;
  readonly ticker: Ticker;
  /** Negative for what it lost. */
  readonly shares: Quantity;
  readonly cash: Money;
}

/**
 * What all `legs` of one group mean together. Alpaca tells of one loss at most, and of one gain at most; a group that
 * says anything else is not known.
 */
export function reorganizationOf(legs: readonly [ReorganizationLeg, ...ReorganizationLeg[]]): Activity {
  const [first] = legs;
  const { at, type, group: id } = first;
  const [lost, ...otherLosses] = legs.filter(({ shares }) => shares.isNegative());
  const [got, ...otherGains] = legs.filter(({ shares }) => shares.isPositive());
  const tickers = new Set(legs.map(({ ticker }) => ticker));
  if (type === "SPLIT" && tickers.size === 1)
    return { kind: "split", id, at, ticker: first.ticker, shares: sum(legs.map(({ shares }) => shares)) };
  const cash = sum(legs.map((leg) => leg.cash));
  const isForNothing = got === undefined && !cash.isPositive();
  if (lost === undefined || otherLosses.length + otherGains.length > 0 || isForNothing)
    return unknownActivity(first, "does not say what became of which shares");

  const into = got && { ticker: got.ticker, shares: got.shares };
  return { kind: "reorganization", id, at, ticker: lost.ticker, shares: lost.shares.negated(), into, cash };
}

/** An entry of which we do not know what it does to an account, and `why`. */
export const unknownActivity = ({ id, type }: Pick<ReorganizationLeg, "id" | "type">, why: string): Activity => ({
  kind: "unknown",
  id,
  what: `Alpaca's ${type} activity "${id}" ${why}`,
});
