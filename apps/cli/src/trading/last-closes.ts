import type { BarStore } from "@alchemiser/application";
import {
  exactly,
  holdingsOf,
  isResearchOnly,
  type LedgerFold,
  type Price,
  type Session,
  type Ticker,
} from "@alchemiser/domain";

/** The close of a session, as it was. */
export interface LastClose {
  readonly price: Price;
  readonly session: Session;
}

/** The last close in the store of everything that an account holds. Prices that are adjusted for good are none. */
export async function lastClosesIn(
  store: BarStore,
  { book, external }: LedgerFold,
): Promise<ReadonlyMap<Ticker, LastClose>> {
  const closes = new Map<Ticker, LastClose>();
  for (const ticker of new Set([...holdingsOf(book).keys(), ...external.holdings.keys()])) {
    const series = await store.read(ticker);
    const [session, close] = [series?.sessions.at(-1), series?.close.at(-1)];
    if (series === undefined || isResearchOnly(series) || session === undefined || close === undefined) continue;
    closes.set(ticker, { price: exactly(close), session });
  }
  return closes;
}
