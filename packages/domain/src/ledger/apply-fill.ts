import { newYorkDate } from "../calendar/new-york-time.ts";
import type { Ticker } from "../market/ticker.ts";
import { sum } from "../money/decimal.ts";
import { NO_SHARES, valueOf, type Money, type Quantity } from "../money/money.ts";
import type { Fill } from "../orders/order.ts";
import { shared, type Attribution } from "../orders/order-intent.ts";
import { bought, sleeveOf, sold, withSleeve, type Book } from "../portfolio/book.ts";

/** What is in the account beside the mandate: shown, never traded. */
export interface External {
  readonly cash: Money;
  readonly holdings: ReadonlyMap<Ticker, Quantity>;
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
