import type { Session } from "../calendar/session.ts";
import { known } from "../kernel/invariant.ts";
import type { Ticker } from "../market/ticker.ts";
import { sum } from "../money/decimal.ts";
import { NO_MONEY, NO_SHARES, valueOf, type Money, type Price, type Quantity } from "../money/money.ts";
import { costOfLots, sharesIn, takeShares, type Lot } from "./lot.ts";

/** What one sleeve of a mandate owns and has earned. */
export interface SleeveBook {
  readonly lots: ReadonlyMap<Ticker, readonly Lot[]>;
  /** Profit of what was sold, before fees. */
  readonly realized: Money;
  /** Dividends and interest. */
  readonly income: Money;
  readonly fees: Money;
  /** The trade session in which it last went back to its targets. */
  readonly lastRebalance: Session | undefined;
}

/** What a mandate owns: its cash, and its lots by sleeve. Nothing else in the account is its business. */
export interface Book {
  readonly cash: Money;
  readonly sleeves: ReadonlyMap<string, SleeveBook>;
}

const EMPTY: SleeveBook = {
  lots: new Map(),
  realized: NO_MONEY,
  income: NO_MONEY,
  fees: NO_MONEY,
  lastRebalance: undefined,
};

const NO_LOTS: readonly Lot[] = [];

export const emptyBook = (cash: Money): Book => ({ cash, sleeves: new Map() });

export const sleeveOf = ({ sleeves }: Book, name: string): SleeveBook => sleeves.get(name) ?? EMPTY;

export const lotsOf = ({ lots }: SleeveBook, ticker: Ticker): readonly Lot[] => lots.get(ticker) ?? NO_LOTS;

export const sharesOf = (sleeve: SleeveBook, ticker: Ticker): Quantity => {
  const lots = sleeve.lots.get(ticker);
  return lots === undefined ? NO_SHARES : sharesIn(lots);
};

/** All shares of the mandate by symbol, over its sleeves. */
export function holdingsOf({ sleeves }: Book): ReadonlyMap<Ticker, Quantity> {
  const holdings = new Map<Ticker, Quantity>();
  for (const { lots } of sleeves.values())
    for (const [ticker, held] of lots) holdings.set(ticker, (holdings.get(ticker) ?? NO_SHARES).plus(sharesIn(held)));
  return holdings;
}

/** Cash and holdings at `prices`. @throws InvariantViolation when a held symbol has no price */
export const equityOf = (book: Book, prices: ReadonlyMap<Ticker, Price>): Money =>
  [...holdingsOf(book)].reduce(
    (total, [ticker, shares]) =>
      total.plus(valueOf(shares, known(prices.get(ticker), `every held symbol has a price, "${ticker}" has none`))),
    book.cash,
  );

/** Shares changing hands at a price: from the market, or between sleeves. */
export interface Exchanged {
  readonly ticker: Ticker;
  readonly quantity: Quantity;
  readonly price: Price;
  readonly session: Session;
}

export function bought(sleeve: SleeveBook, { ticker, quantity, price, session }: Exchanged): SleeveBook {
  const lot: Lot = { quantity, price, acquired: session };
  return { ...sleeve, lots: new Map(sleeve.lots).set(ticker, [...lotsOf(sleeve, ticker), lot]) };
}

export function sold(sleeve: SleeveBook, { ticker, quantity, price }: Exchanged): SleeveBook {
  const { left, cost } = takeShares(lotsOf(sleeve, ticker), quantity);
  const realized = sleeve.realized.plus(valueOf(quantity, price)).minus(cost);
  return { ...sleeve, lots: withLots(sleeve.lots, ticker, left), realized };
}

/** What the sleeve has earned with its holdings at `prices`: realized, not yet realized, and income, less fees. */
export function profitOf(sleeve: SleeveBook, prices: ReadonlyMap<Ticker, Price>): Money {
  const unrealized = [...sleeve.lots].map(([ticker, lots]) => {
    const price = known(prices.get(ticker), `every held symbol has a price, "${ticker}" has none`);
    return valueOf(sharesIn(lots), price).minus(costOfLots(lots));
  });
  return sum([sleeve.realized, sleeve.income, sleeve.fees.negated(), ...unrealized]);
}

export function withLots(
  lots: ReadonlyMap<Ticker, readonly Lot[]>,
  ticker: Ticker,
  left: readonly Lot[],
): ReadonlyMap<Ticker, readonly Lot[]> {
  const after = new Map(lots);
  if (left.length === 0) after.delete(ticker);
  else after.set(ticker, left);
  return after;
}

export const withSleeve = (book: Book, name: string, sleeve: SleeveBook): Book => ({
  cash: book.cash,
  sleeves: new Map(book.sleeves).set(name, sleeve),
});
