import { newYorkDate } from "../calendar/new-york-time.ts";
import type { Ticker } from "../market/ticker.ts";
import { smaller, sum } from "../money/decimal.ts";
import { NO_MONEY, NO_SHARES, valueOf, type Money, type Price, type Quantity } from "../money/money.ts";
import { opposite, type Fill, type Side } from "../orders/order.ts";
import { shared, type Attribution } from "../orders/order-intent.ts";
import {
  bought,
  emptyBook,
  repriced,
  returned,
  sharesOf,
  sleeveOf,
  sold,
  soldBetter,
  withSleeve,
  type Book,
  type Exchanged,
} from "../portfolio/book.ts";

/** What is in the account beside the mandate: shown, never traded. */
export interface External {
  readonly cash: Money;
  readonly holdings: ReadonlyMap<Ticker, Quantity>;
}

/** The two parts of an account, and what neither has. */
export interface Parts {
  readonly book: Book;
  readonly external: External;
  /** Shares that the mandate has given away and did not have: no good account has any. */
  readonly lacking: ReadonlyMap<Ticker, Quantity>;
}

export const NO_PARTS: Parts = {
  book: emptyBook(NO_MONEY),
  external: { cash: NO_MONEY, holdings: new Map() },
  lacking: new Map(),
};

/** How a fill is divided among the sleeves, and what they still miss after it. */
export interface Divided {
  readonly filled: readonly Attribution[];
  readonly unfilled: readonly Attribution[];
}

/**
 * Divides a fill by what each sleeve still misses. Dividing every fill by the whole order instead would, fill by fill,
 * round some sleeve above its part: more than it holds, when it sells all of it. What goes beyond the order follows the
 * order.
 */
export function divided(
  quantity: Quantity,
  unfilled: readonly Attribution[],
  attribution: readonly Attribution[],
): Divided {
  if (attribution.length === 1) return { filled: shared(attribution, quantity), unfilled };
  const isBeyond = sum(unfilled.map((missing) => missing.quantity)).isBelow(quantity);
  const filled = shared(isBeyond ? attribution : unfilled, quantity);
  return { filled, unfilled: isBeyond ? unfilled : less(unfilled, filled) };
}

/** How a fill that is taken back was divided: by what each sleeve has of the leg, so that none gives more than it got. */
export function undivided(
  quantity: Quantity,
  unfilled: readonly Attribution[],
  attribution: readonly Attribution[],
): Divided {
  const got = less(attribution, unfilled);
  const { filled, unfilled: kept } = divided(quantity, got, attribution);
  return { filled, unfilled: less(attribution, kept) };
}

/** `whole` without `parts`, sleeve by sleeve. */
const less = (whole: readonly Attribution[], parts: readonly Attribution[]): readonly Attribution[] =>
  whole.map(({ sleeve, quantity }, index) => ({
    sleeve,
    quantity: quantity.minus(parts[index]?.quantity ?? NO_SHARES),
  }));

/** A fill of our own order: cash moves, and each sleeve gets or gives its part of the shares. */
export function settled(before: Parts, fill: Fill, shares: readonly Attribution[]): Parts {
  const { side } = fill;
  const paid = withCash(before, fill, side);
  return side === "buy" ? gained(paid, fill, shares) : given(paid, fill, shares, sold);
}

/** Takes back a fill of our own order, of which the sleeves had had `shares`. */
export function takenBack(before: Parts, fill: Fill, shares: readonly Attribution[]): Parts {
  const paid = withCash(before, fill, opposite(fill.side));
  return fill.side === "buy" ? given(paid, fill, shares, returned) : gained(paid, fill, shares);
}

/** Corrects the price of a fill of our own order. What it bought and is sold already has earned the difference. */
export function corrected(before: Parts, fill: Fill, shares: readonly Attribution[], price: Price): Parts {
  const back = withCash(before, fill, opposite(fill.side));
  const { book, external, lacking } = withCash(back, { ...fill, price }, fill.side);
  const change = fill.side === "buy" ? repriced : soldBetter;
  let after = book;
  for (const { sleeve, quantity } of shares)
    after = withSleeve(after, sleeve, change(sleeveOf(after, sleeve), { ...exchangedIn(fill), quantity }, price));
  return { book: after, external, lacking };
}

const exchangedIn = ({ ticker, quantity, price, at }: Fill): Exchanged => ({
  ticker,
  quantity,
  price,
  session: newYorkDate(at),
});

function withCash({ book, external, lacking }: Parts, { quantity, price }: Fill, side: Side): Parts {
  const value = valueOf(quantity, price);
  const cash = side === "buy" ? book.cash.minus(value) : book.cash.plus(value);
  return { book: { cash, sleeves: book.sleeves }, external, lacking };
}

function gained({ book, ...rest }: Parts, fill: Fill, shares: readonly Attribution[]): Parts {
  let after = book;
  for (const { sleeve, quantity } of shares)
    if (quantity.isPositive())
      after = withSleeve(after, sleeve, bought(sleeveOf(after, sleeve), { ...exchangedIn(fill), quantity }));
  return { book: after, ...rest };
}

/** A sleeve gives what it has. The broker says that it gave more: nobody may go on before somebody knows why. */
function given(
  { book, external, lacking }: Parts,
  fill: Fill,
  shares: readonly Attribution[],
  give: typeof sold,
): Parts {
  const { ticker } = fill;
  let after = book;
  let missing = lacking.get(ticker) ?? NO_SHARES;
  for (const { sleeve: name, quantity: wanted } of shares) {
    const sleeve = sleeveOf(after, name);
    const quantity = smaller(wanted, sharesOf(sleeve, ticker));
    missing = missing.plus(wanted.minus(quantity));
    if (quantity.isPositive()) after = withSleeve(after, name, give(sleeve, { ...exchangedIn(fill), quantity }));
  }
  return { book: after, external, lacking: withShares(lacking, ticker, missing) };
}

/** Takes back a fill of somebody else's order. */
export const takenBackOutside = (external: External, fill: Fill): External =>
  settledOutside(external, { ...fill, side: opposite(fill.side) });

/** Corrects the price of a fill of somebody else's order. */
export const correctedOutside = (external: External, fill: Fill, price: Price): External =>
  settledOutside(takenBackOutside(external, fill), { ...fill, price });

/** A fill of somebody else's order in the same account. */
export function settledOutside({ cash, holdings }: External, { ticker, side, quantity, price }: Fill): External {
  const value = valueOf(quantity, price);
  const held = holdings.get(ticker) ?? NO_SHARES;
  const [cashAfter, shares] =
    side === "buy" ? [cash.minus(value), held.plus(quantity)] : [cash.plus(value), held.minus(quantity)];
  return { cash: cashAfter, holdings: withShares(holdings, ticker, shares) };
}

export function withShares(
  holdings: ReadonlyMap<Ticker, Quantity>,
  ticker: Ticker,
  shares: Quantity,
): ReadonlyMap<Ticker, Quantity> {
  const after = new Map(holdings);
  if (shares.isZero()) after.delete(ticker);
  else after.set(ticker, shares);
  return after;
}
