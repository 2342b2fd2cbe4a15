import type { Session } from "../calendar/session.ts";
import { known } from "../kernel/invariant.ts";
import type { Ticker } from "../market/ticker.ts";
import { smaller, sum } from "../money/decimal.ts";
import { NO_MONEY, NO_SHARES, valueOf, type Money, type Price, type Quantity } from "../money/money.ts";
import { newestFirst, NO_HOLDING, takeShares, withLot, type Holding } from "./holding.ts";

/** What one sleeve of a mandate owns and has earned. */
export interface SleeveBook {
  readonly holdings: ReadonlyMap<Ticker, Holding>;
  /** Profit of what was sold, before fees. */
  readonly realized: Money;
  /** Dividends and interest. */
  readonly income: Money;
  readonly fees: Money;
  /** The trade session in which it last went back to its targets. */
  readonly lastRebalance: Session | undefined;
  /** What it does not hold while its strategy wants it, because a stop or a target has sold it. */
  readonly barred: ReadonlySet<Ticker>;
}

/** What a mandate owns: its cash, and its lots by sleeve. Nothing else in the account is its business. */
export interface Book {
  readonly cash: Money;
  readonly sleeves: ReadonlyMap<string, SleeveBook>;
}

const EMPTY: SleeveBook = {
  holdings: new Map(),
  realized: NO_MONEY,
  income: NO_MONEY,
  fees: NO_MONEY,
  lastRebalance: undefined,
  barred: new Set(),
};

export const emptyBook = (cash: Money): Book => ({ cash, sleeves: new Map() });

export const sleeveOf = ({ sleeves }: Book, name: string): SleeveBook => sleeves.get(name) ?? EMPTY;

export const holdingOf = ({ holdings }: SleeveBook, ticker: Ticker): Holding => holdings.get(ticker) ?? NO_HOLDING;

export const sharesOf = (sleeve: SleeveBook, ticker: Ticker): Quantity => holdingOf(sleeve, ticker).shares;

/** The book as if these sleeves had never gone back to their targets: they are due, whatever their schedule says. */
export function dueAgain(book: Book, names: ReadonlySet<string>): Book {
  if (names.size === 0) return book;
  const sleeves = [...book.sleeves].map(
    ([name, sleeve]) => [name, names.has(name) ? { ...sleeve, lastRebalance: undefined } : sleeve] as const,
  );
  return { cash: book.cash, sleeves: new Map(sleeves) };
}

const added = new WeakMap<Book["sleeves"], ReadonlyMap<Ticker, Quantity>>();

/** All shares of the mandate by symbol, over its sleeves. Added up once for each state of the books. */
export function holdingsOf({ sleeves }: Book): ReadonlyMap<Ticker, Quantity> {
  const before = added.get(sleeves);
  if (before !== undefined) return before;
  const holdings = new Map<Ticker, Quantity>();
  for (const sleeve of sleeves.values())
    for (const [ticker, { shares }] of sleeve.holdings)
      holdings.set(ticker, (holdings.get(ticker) ?? NO_SHARES).plus(shares));
  added.set(sleeves, holdings);
  return holdings;
}

/** @throws InvariantViolation when a held symbol has no price */
export const priceOfHeld = (ticker: Ticker, prices: ReadonlyMap<Ticker, Price>): Price =>
  known(prices.get(ticker), () => `every held symbol has a price, "${ticker}" has none`);

/** What each of `holdings` is worth at `prices`. @throws InvariantViolation when a held symbol has no price */
export function valuesOf(
  holdings: ReadonlyMap<Ticker, Quantity>,
  prices: ReadonlyMap<Ticker, Price>,
): ReadonlyMap<Ticker, Money> {
  const values = new Map<Ticker, Money>();
  for (const [ticker, shares] of holdings) values.set(ticker, valueOf(shares, priceOfHeld(ticker, prices)));
  return values;
}

/** Cash and holdings at `prices`. @throws InvariantViolation when a held symbol has no price */
export const equityOf = (book: Book, prices: ReadonlyMap<Ticker, Price>): Money =>
  book.cash.plus(sum(valuesOf(holdingsOf(book), prices).values()));

/** The same, unknown while a held symbol has no price. */
export function equityIfKnown(book: Book, prices: ReadonlyMap<Ticker, Price>): Money | undefined {
  let equity = book.cash;
  for (const [ticker, shares] of holdingsOf(book)) {
    const price = prices.get(ticker);
    if (price === undefined) return undefined;
    equity = equity.plus(valueOf(shares, price));
  }
  return equity;
}

/** Shares changing hands at a price: from the market, or between sleeves. */
export interface Exchanged {
  readonly ticker: Ticker;
  readonly quantity: Quantity;
  readonly price: Price;
  readonly session: Session;
}

export function bought(sleeve: SleeveBook, { ticker, quantity, price, session }: Exchanged): SleeveBook {
  const after = withLot(holdingOf(sleeve, ticker), { quantity, price, acquired: session });
  return withHolding(sleeve, ticker, after);
}

export function sold(sleeve: SleeveBook, { ticker, quantity, price }: Exchanged): SleeveBook {
  const { left, cost } = takeShares(holdingOf(sleeve, ticker), quantity);
  const realized = sleeve.realized.plus(valueOf(quantity, price)).minus(cost);
  return { ...withHolding(sleeve, ticker, left), realized };
}

/** Takes back a purchase: the newest shares go, at the price that was paid. */
export function returned(sleeve: SleeveBook, { ticker, quantity, price }: Exchanged): SleeveBook {
  const { left, cost } = takeShares(newestFirst(holdingOf(sleeve, ticker)), quantity);
  const realized = sleeve.realized.plus(valueOf(quantity, price)).minus(cost);
  return { ...withHolding(sleeve, ticker, newestFirst(left)), realized };
}

/** A purchase at another price than was told: of what is still held the cost changes, of what was sold the profit. */
export function repriced(sleeve: SleeveBook, { ticker, quantity, price, session }: Exchanged, told: Price): SleeveBook {
  const { shares, cost, lots } = holdingOf(sleeve, ticker);
  let left = quantity;
  const corrected = lots.flatMap((lot) => {
    const part = lot.acquired === session && lot.price.equals(price) ? smaller(left, lot.quantity) : NO_SHARES;
    left = left.minus(part);
    const rest = { ...lot, quantity: lot.quantity.minus(part) };
    return [
      ...(rest.quantity.isPositive() ? [rest] : []),
      ...(part.isPositive() ? [{ ...lot, quantity: part, price: told }] : []),
    ];
  });
  const dearerBy = (bought: Quantity): Money => valueOf(bought, told).minus(valueOf(bought, price));
  const holding = { shares, cost: cost.plus(dearerBy(quantity.minus(left))), lots: corrected };
  return { ...withHolding(sleeve, ticker, holding), realized: sleeve.realized.minus(dearerBy(left)) };
}

/** A sale at another price than was told. */
export const soldBetter = (sleeve: SleeveBook, { quantity, price }: Exchanged, told: Price): SleeveBook => ({
  ...sleeve,
  realized: sleeve.realized.plus(valueOf(quantity, told)).minus(valueOf(quantity, price)),
});

/** What the sleeve has earned with its holdings at `prices`: realized, not yet realized, and income, less fees. */
export function profitOf(sleeve: SleeveBook, prices: ReadonlyMap<Ticker, Price>): Money {
  const unrealized = [...sleeve.holdings].map(([ticker, { shares, cost }]) =>
    valueOf(shares, priceOfHeld(ticker, prices)).minus(cost),
  );
  return sum([sleeve.realized, sleeve.income, sleeve.fees.negated(), ...unrealized]);
}

export function withHolding(sleeve: SleeveBook, ticker: Ticker, holding: Holding): SleeveBook {
  const holdings = new Map(sleeve.holdings);
  if (holding.shares.isZero()) holdings.delete(ticker);
  else holdings.set(ticker, holding);
  return { ...sleeve, holdings };
}

export const withSleeve = (book: Book, name: string, sleeve: SleeveBook): Book => ({
  cash: book.cash,
  sleeves: new Map(book.sleeves).set(name, sleeve),
});
