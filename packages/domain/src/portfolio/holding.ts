import type { Session } from "../calendar/session.ts";
import { invariant } from "../kernel/invariant.ts";
import { Decimal } from "../money/decimal.ts";
import { NO_MONEY, NO_SHARES, valueOf, type Money, type Price, type Quantity } from "../money/money.ts";

/** Shares that came together: when, and at which price. */
export interface Lot {
  readonly quantity: Quantity;
  readonly price: Price;
  readonly acquired: Session;
}

/** The shares of one symbol, lot by lot, oldest first, with their totals. */
export interface Holding {
  readonly shares: Quantity;
  /** What the shares that are still there were bought for. */
  readonly cost: Money;
  readonly lots: readonly Lot[];
}

export const NO_HOLDING: Holding = { shares: NO_SHARES, cost: NO_MONEY, lots: [] };

export const withLot = ({ shares, cost, lots }: Holding, lot: Lot): Holding => ({
  shares: shares.plus(lot.quantity),
  cost: cost.plus(valueOf(lot.quantity, lot.price)),
  lots: [...lots, lot],
});

/** What is left of a holding after a sale, and what the sold shares had cost. */
export interface Taken {
  readonly left: Holding;
  readonly cost: Money;
}

/** Takes shares from the oldest lots first. @throws InvariantViolation when more is taken than is held */
export function takeShares({ shares, cost, lots }: Holding, quantity: Quantity): Taken {
  invariant(
    !shares.isBelow(quantity),
    () => `only shares that are held can be taken, ${quantity.toString()} of ${shares.toString()} were wanted`,
  );
  if (shares.equals(quantity)) return { left: NO_HOLDING, cost };
  let wanted = quantity;
  let spent = NO_MONEY;
  let whole = 0;
  for (const lot of lots) {
    if (wanted.isBelow(lot.quantity)) break;
    wanted = wanted.minus(lot.quantity);
    spent = spent.plus(valueOf(lot.quantity, lot.price));
    whole += 1;
  }
  const [split, ...rest] = lots.slice(whole);
  const isSplit = split !== undefined && wanted.isPositive();
  const remainder = isSplit ? [{ ...split, quantity: split.quantity.minus(wanted) }, ...rest] : lots.slice(whole);
  const taken = isSplit ? spent.plus(valueOf(wanted, split.price)) : spent;
  return { left: { shares: shares.minus(quantity), cost: cost.minus(taken), lots: remainder }, cost: taken };
}

/** Two holdings of what is one symbol now. */
export const joined = (one: Holding, other: Holding): Holding => ({
  shares: one.shares.plus(other.shares),
  cost: one.cost.plus(other.cost),
  lots: [...one.lots, ...other.lots].toSorted((a, b) => (a.acquired < b.acquired ? -1 : 1)),
});

/** The holding with its newest lot first: what `takeShares` takes of it came last. */
export const newestFirst = ({ shares, cost, lots }: Holding): Holding => ({ shares, cost, lots: lots.toReversed() });

/** How many shares there were and are: the ratio of a split as the broker carried it out. */
export interface ShareCount {
  readonly before: Quantity;
  readonly after: Quantity;
}

/** The holding after a split: other shares, the same cost. What rounding loses of the lots, the last one gets. */
export function splitHolding({ shares, cost, lots }: Holding, { before, after }: ShareCount): Holding {
  const total = new Decimal<"quantity">((shares.nanos * after.nanos) / before.nanos);
  let left = total;
  const split = lots.map((lot, index) => {
    const exact = new Decimal<"quantity">((lot.quantity.nanos * after.nanos) / before.nanos);
    const quantity = index === lots.length - 1 ? left : exact;
    left = left.minus(quantity);
    return { ...lot, quantity, price: new Decimal<"price">((lot.price.nanos * before.nanos) / after.nanos) };
  });
  return { shares: total, cost, lots: split };
}
