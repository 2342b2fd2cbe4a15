import type { AccountSnapshot } from "@alchemiser/application";
import { holdingsOf, NO_SHARES, type LedgerFold } from "@alchemiser/domain";
import { tableOf } from "../reports/table.ts";

/** The account as the ledger and as the broker have it, to the last digit. Where they differ a line says so. */
export function besideText({ book, external }: LedgerFold, { cash, positions }: AccountSnapshot): string {
  const own = holdingsOf(book);
  const tickers = [...new Set([...own.keys(), ...external.holdings.keys(), ...positions.keys()])].toSorted();
  const shares = tickers.map((ticker) => {
    const ledger = (own.get(ticker) ?? NO_SHARES).plus(external.holdings.get(ticker) ?? NO_SHARES);
    return rowOf(ticker, ledger.toString(), (positions.get(ticker) ?? NO_SHARES).toString());
  });
  return tableOf(
    ["", "ledger", "broker", ""],
    [...shares, rowOf("cash", book.cash.plus(external.cash).toString(), cash.toString())],
    ["left", "right", "right", "left"],
  );
}

const rowOf = (name: string, ledger: string, broker: string): readonly string[] => [
  name,
  ledger,
  broker,
  ledger === broker ? "" : "differs",
];
