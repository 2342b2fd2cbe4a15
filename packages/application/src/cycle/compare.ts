import { holdingsOf, NO_SHARES, type Quantity, type Ticker } from "@alchemiser/domain";
import type { AccountSnapshot } from "../ports/broker.ts";
import type { Memory } from "./event.ts";

/**
 * Where the broker and the ledger disagree, a sentence for each place; nothing when they agree to the cent and share. That
 * somebody else has sold what is the mandate's, or the mandate what is somebody else's, is a disagreement, too: the sums
 * agree, and the parts do not.
 */
export function differences(memory: Memory, snapshot: AccountSnapshot): readonly string[] {
  const { book, external, lacking } = memory;
  const found = [...soldBeside(memory), ...givenWithout(memory)];
  const expected = book.cash.plus(external.cash);
  if (!expected.equals(snapshot.cash))
    found.push(`the broker has ${snapshot.cash.toString()} in cash, the ledger ${expected.toString()}`);

  const ours = holdingsOf(book);
  if (external.holdings.size + lacking.size === 0 && areEqual(ours, snapshot.positions)) return found;

  const tickers = new Set<Ticker>([...ours.keys(), ...external.holdings.keys(), ...snapshot.positions.keys()]);
  for (const ticker of tickers) {
    const theirs = held(snapshot.positions, ticker);
    const known = held(ours, ticker).plus(held(external.holdings, ticker)).minus(held(lacking, ticker));
    if (!theirs.equals(known))
      found.push(`the broker has ${theirs.toString()} shares of ${ticker}, the ledger ${known.toString()}`);
  }
  return found;
}

const soldBeside = ({ external }: Memory): readonly string[] =>
  [...external.holdings].flatMap(([ticker, shares]) =>
    shares.isNegative()
      ? [
          `${shares.absolute().toString()} shares of ${ticker} that are the mandate's were sold or taken away by no order of this ledger`,
        ]
      : [],
  );

const givenWithout = ({ lacking }: Memory): readonly string[] =>
  [...lacking].map(
    ([ticker, shares]) => `the mandate has given ${shares.toString()} shares of ${ticker} that it did not have`,
  );

const held = (holdings: ReadonlyMap<Ticker, Quantity>, ticker: Ticker): Quantity => holdings.get(ticker) ?? NO_SHARES;

function areEqual(ours: ReadonlyMap<Ticker, Quantity>, theirs: ReadonlyMap<Ticker, Quantity>): boolean {
  if (ours.size !== theirs.size) return false;
  for (const [ticker, shares] of ours) if (!held(theirs, ticker).equals(shares)) return false;
  return true;
}
