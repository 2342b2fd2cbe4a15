import {
  NO_MONEY,
  NO_SHARES,
  valueOf,
  type Holding,
  type LedgerFold,
  type Money,
  type Quantity,
  type Ticker,
} from "@alchemiser/domain";
import { plain, type AccountSnapshot } from "@alchemiser/application";
import { printable } from "../printable.ts";
import { tableOf, type Alignment } from "../reports/table.ts";
import type { Terminal } from "../terminal.ts";
import type { LastClose } from "./last-closes.ts";
import { dollarsOf, gainOf, priceOf, sharesOf } from "./spoken.ts";

interface Line {
  /** None for what is in the account besides the mandate. */
  readonly sleeve: string | undefined;
  readonly ticker: Ticker;
  readonly shares: Quantity;
  /** Not known of what is not the mandate's. */
  readonly cost: Money | undefined;
  /** None when shares were bought since: an older price says nothing of them. */
  readonly last: LastClose | undefined;
}

/** What an account holds, as the ledger knows it. */
export interface Positions {
  readonly lines: readonly Line[];
  readonly cash: Money;
  readonly externalCash: Money;
  /** What open orders of ours keep back: the money of buys, the shares of sells. */
  readonly reserved: { readonly cash: Money; readonly shares: ReadonlyMap<Ticker, Quantity> };
}

export function positionsOf(fold: LedgerFold, closes: ReadonlyMap<Ticker, LastClose>): Positions {
  const { book, external } = fold;
  const own = [...book.sleeves].flatMap(([sleeve, { holdings }]) =>
    [...holdings].map(([ticker, holding]) => {
      const { shares, cost } = holding;
      return { sleeve, ticker, shares, cost, last: lastFor(holding, closes.get(ticker)) };
    }),
  );
  const others = [...external.holdings].map(([ticker, shares]) => ({
    ...{ sleeve: undefined, ticker, shares, cost: undefined },
    last: closes.get(ticker),
  }));
  return { lines: [...own, ...others], cash: book.cash, externalCash: external.cash, reserved: reservedBy(fold) };
}

const lastFor = ({ lots }: Holding, last: LastClose | undefined): LastClose | undefined =>
  last !== undefined && lots.some(({ acquired }) => acquired > last.session) ? undefined : last;

function reservedBy({ openOrders }: LedgerFold): Positions["reserved"] {
  let cash = NO_MONEY;
  const shares = new Map<Ticker, Quantity>();
  for (const { intent, record } of openOrders) {
    const open = intent.quantity.minus(record.filled);
    if (intent.side === "buy") cash = cash.plus(valueOf(open, intent.limit));
    else shares.set(intent.ticker, (shares.get(intent.ticker) ?? NO_SHARES).plus(open));
  }
  return { cash, shares };
}

/** With what the broker says, if it was asked. */
export const positionsJson = (
  { lines, cash, externalCash, reserved }: Positions,
  account: AccountSnapshot | undefined,
): unknown =>
  plain({
    cash,
    externalCash,
    reserved,
    positions: lines
      .filter(({ sleeve }) => sleeve !== undefined)
      .map((line) => ({ ...line, value: line.last && valueOf(line.shares, line.last.price) })),
    external: lines
      .filter(({ sleeve }) => sleeve === undefined)
      .map(({ ticker, shares, last }) => ({ ticker, shares, last })),
    ...(account === undefined ? {} : { broker: { cash: account.cash, positions: account.positions } }),
  });

const HEAD = ["", "shares", "cost", "price", "value", "gain"];
const SIDES: readonly Alignment[] = ["left", "right", "right", "right", "right", "right"];

export function positionsText({ lines, cash, externalCash, reserved }: Positions, terminal: Terminal): string {
  const days = [...new Set(lines.flatMap(({ last }) => last?.session ?? []))].toSorted();
  const withheld = [
    ...(reserved.cash.isPositive() ? [`${dollarsOf(reserved.cash)} for buys`] : []),
    ...[...reserved.shares].map(([ticker, shares]) => `${sharesOf(shares)} ${ticker}`),
  ];
  const unpriced = lines.filter(({ last }) => last === undefined).map(({ ticker }) => ticker);
  return [
    lines.length === 0 ? "nothing is held" : tableOf(HEAD, rowsOf(lines), SIDES),
    "",
    `cash ${dollarsOf(cash)}${externalCash.isZero() ? "" : `, and ${dollarsOf(externalCash)} that is not the mandate's`}`,
    ...(withheld.length === 0 ? [] : [`kept back by open orders: ${withheld.join(", ")}`]),
    ...(unpriced.length === 0 ? [] : [`no close in the store since they came: ${[...new Set(unpriced)].join(", ")}`]),
    ...(days.length === 0
      ? []
      : [terminal.styled("dim", `prices are the last closes in the store, of ${days.join(", ")}`)]),
  ].join("\n");
}

/** Under the name of each sleeve what it holds. */
function rowsOf(lines: readonly Line[]): readonly (readonly string[])[] {
  const owners = new Set(lines.map(({ sleeve }) => sleeve));
  return [...owners].flatMap((owner) => [
    [owner === undefined ? "not the mandate's" : printable(owner)],
    ...lines.filter(({ sleeve }) => sleeve === owner).map(cellsOf),
  ]);
}

function cellsOf({ ticker, shares, cost, last }: Line): readonly string[] {
  const value = last && valueOf(shares, last.price);
  return [
    `  ${ticker}`,
    sharesOf(shares),
    cost === undefined ? "–" : dollarsOf(cost),
    last === undefined ? "–" : priceOf(last.price),
    value === undefined ? "–" : dollarsOf(value),
    value === undefined || cost === undefined ? "–" : gainOf(value.minus(cost)),
  ];
}
