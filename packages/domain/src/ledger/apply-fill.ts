import { newYorkDate } from "../calendar/new-york-time.ts";
import type { Ticker } from "../market/ticker.ts";
import { smaller, sum } from "../money/decimal.ts";
import { NO_SHARES, valueOf, type Money, type Quantity } from "../money/money.ts";
import { opposite, type Fill } from "../orders/order.ts";
import { shared, type Attribution } from "../orders/order-intent.ts";
import { bought, returned, sharesOf, sleeveOf, sold, withSleeve, type Book } from "../portfolio/book.ts";

/** What is in the account beside the mandate: shown, never traded. */
export interface External {
  readonly cash: Money;
  readonly holdings: ReadonlyMap<Ticker, Quantity>;
}

/** The two parts of an account. */
export interface Parts {
  readonly book: Book;
  readonly external: External;
}

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
  if (isBeyond) return { filled, unfilled };
  const left = unfilled.map(({ sleeve, quantity: missing }, index) => ({
    sleeve,
    quantity: missing.minus(filled[index]?.quantity ?? NO_SHARES),
  }));
  return { filled, unfilled: left };
}

/** How a fill that is taken back was divided: by what each sleeve has of the leg, so that none gives more than it got. */
export function undivided(
  quantity: Quantity,
  unfilled: readonly Attribution[],
  attribution: readonly Attribution[],
): Divided {
  const got = attribution.map(({ sleeve, quantity: whole }, index) => ({
    sleeve,
    quantity: whole.minus(unfilled[index]?.quantity ?? NO_SHARES),
  }));
  const isBeyond = sum(got.map((part) => part.quantity)).isBelow(quantity);
  const filled = shared(isBeyond ? attribution : got, quantity);
  if (isBeyond) return { filled, unfilled };
  const left = unfilled.map(({ sleeve, quantity: missing }, index) => ({
    sleeve,
    quantity: missing.plus(filled[index]?.quantity ?? NO_SHARES),
  }));
  return { filled, unfilled: left };
}

/** A fill of our own order: cash moves, and each sleeve gets or gives its part of the shares. */
export function settled(book: Book, fill: Fill, parts: readonly Attribution[]): Book {
  const value = valueOf(fill.quantity, fill.price);
  const cash = fill.side === "buy" ? book.cash.minus(value) : book.cash.plus(value);
  const change = fill.side === "buy" ? bought : sold;
  const session = newYorkDate(fill.at);
  let after: Book = { cash, sleeves: book.sleeves };
  for (const { sleeve, quantity } of parts) {
    const exchanged = { ticker: fill.ticker, quantity, price: fill.price, session };
    if (quantity.isPositive()) after = withSleeve(after, sleeve, change(sleeveOf(after, sleeve), exchanged));
  }
  return after;
}

/**
 * Takes back a fill of our own order, of which the sleeves had had `parts`. Bought shares that a sleeve does not hold any
 * longer are missing outside: nobody has them, and the account is short of them.
 */
export function takenBack({ book, external }: Parts, fill: Fill, parts: readonly Attribution[]): Parts {
  const { ticker, side, quantity, price } = fill;
  const value = valueOf(quantity, price);
  const session = newYorkDate(fill.at);
  const cash = side === "buy" ? book.cash.plus(value) : book.cash.minus(value);
  let after: Book = { cash, sleeves: book.sleeves };
  let missing = NO_SHARES;
  for (const { sleeve: name, quantity: had } of parts) {
    const sleeve = sleeveOf(after, name);
    const kept = side === "buy" ? smaller(had, sharesOf(sleeve, ticker)) : had;
    missing = missing.plus(had.minus(kept));
    const exchanged = { ticker, quantity: kept, price, session };
    if (kept.isPositive())
      after = withSleeve(after, name, side === "buy" ? returned(sleeve, exchanged) : bought(sleeve, exchanged));
  }
  const outside = external.holdings.get(ticker) ?? NO_SHARES;
  return {
    book: after,
    external: { ...external, holdings: withShares(external.holdings, ticker, outside.minus(missing)) },
  };
}

/** Takes back a fill of somebody else's order. */
export const takenBackOutside = (external: External, fill: Fill): External =>
  settledOutside(external, { ...fill, side: opposite(fill.side) });

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
