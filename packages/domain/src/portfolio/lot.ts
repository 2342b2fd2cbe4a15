import type { Session } from "../calendar/session.ts";
import { invariant } from "../kernel/invariant.ts";
import { Decimal, sum } from "../money/decimal.ts";
import { NO_MONEY, valueOf, type Money, type Price, type Quantity } from "../money/money.ts";

/** Shares that came together: when, and at which price. */
export interface Lot {
  readonly quantity: Quantity;
  readonly price: Price;
  readonly acquired: Session;
}

/** What is left of some lots after a sale, and what the sold shares had cost. */
export interface Taken {
  readonly left: readonly Lot[];
  readonly cost: Money;
}

export const sharesIn = (lots: readonly Lot[]): Quantity => sum(lots.map(({ quantity }) => quantity));

export const costOfLots = (lots: readonly Lot[]): Money =>
  sum(lots.map(({ quantity, price }) => valueOf(quantity, price)));

/** Takes shares from the oldest lots first. */
export function takeShares(lots: readonly Lot[], shares: Quantity): Taken {
  let wanted = shares;
  let cost = NO_MONEY;
  let whole = 0;
  for (const lot of lots) {
    if (wanted.isBelow(lot.quantity)) break;
    wanted = wanted.minus(lot.quantity);
    cost = cost.plus(valueOf(lot.quantity, lot.price));
    whole += 1;
  }
  const [partial, ...rest] = lots.slice(whole);
  if (wanted.isZero()) return { left: lots.slice(whole), cost };
  invariant(partial !== undefined, `only shares that are held can be taken, ${wanted.toString()} are missing`);
  const remainder = { ...partial, quantity: partial.quantity.minus(wanted) };
  return { left: [remainder, ...rest], cost: cost.plus(valueOf(wanted, partial.price)) };
}

/** The lots after a split: `ratio` new shares for each old one, at the same cost. */
export const splitLots = (lots: readonly Lot[], { before, after }: ShareCount): readonly Lot[] =>
  lots.map((lot) => ({
    acquired: lot.acquired,
    quantity: new Decimal((lot.quantity.nanos * after.nanos) / before.nanos),
    price: new Decimal((lot.price.nanos * before.nanos) / after.nanos),
  }));

/** How many shares there were and are: the ratio of a split as the broker carried it out. */
export interface ShareCount {
  readonly before: Quantity;
  readonly after: Quantity;
}
