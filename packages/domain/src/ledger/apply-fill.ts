import { newYorkDate } from "../calendar/new-york-time.ts";
import type { Ticker } from "../market/ticker.ts";
import { NO_SHARES, valueOf, type Money, type Quantity } from "../money/money.ts";
import type { Fill } from "../orders/order.ts";
import { shared, type OrderIntent } from "../orders/order-intent.ts";
import { bought, sleeveOf, sold, withSleeve, type Book } from "../portfolio/book.ts";

/** What is in the account beside the mandate: shown, never traded. */
export interface External {
  readonly cash: Money;
  readonly holdings: ReadonlyMap<Ticker, Quantity>;
}

/** A fill of our own order: cash moves, and each sleeve gets or gives its part of the shares. */
export function settled(book: Book, fill: Fill, { attribution }: OrderIntent): Book {
  const value = valueOf(fill.quantity, fill.price);
  const cash = fill.side === "buy" ? book.cash.minus(value) : book.cash.plus(value);
  const change = fill.side === "buy" ? bought : sold;
  const session = newYorkDate(fill.at);
  let after: Book = { cash, sleeves: book.sleeves };
  for (const { sleeve, quantity } of shared(attribution, fill.quantity)) {
    const exchanged = { ticker: fill.ticker, quantity, price: fill.price, session };
    if (quantity.isPositive()) after = withSleeve(after, sleeve, change(sleeveOf(after, sleeve), exchanged));
  }
  return after;
}

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
