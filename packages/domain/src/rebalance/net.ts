import type { Ticker } from "../market/ticker.ts";
import { smaller, sum } from "../money/decimal.ts";
import type { Price, Quantity } from "../money/money.ts";
import { shared, type Attribution } from "../orders/order-intent.ts";
import type { Trade } from "./trade.ts";
import type { Transfer } from "./transfer.ts";

/** By how much each sleeve wants to change its shares of one symbol; negative to sell. */
export interface Wishes {
  readonly ticker: Ticker;
  readonly price: Price;
  readonly changes: readonly Attribution[];
}

/** What the sleeves settle among themselves, and what is left for the market. */
export interface Netted {
  readonly transfers: readonly Transfer[];
  readonly trade: Trade | undefined;
}

/** Lets sleeves that want opposite things trade with each other, and sends only the difference out. */
export function net({ ticker, price, changes }: Wishes): Netted {
  const buyers = changes.filter(({ quantity }) => quantity.isPositive());
  const sellers = changes
    .filter(({ quantity }) => quantity.isNegative())
    .map(({ sleeve, quantity }) => ({ sleeve, quantity: quantity.negated() }));
  const bought = total(buyers);
  const sold = total(sellers);
  const inside = smaller(bought, sold);
  const [heavy, side] = sold.isBelow(bought) ? ([buyers, "buy"] as const) : ([sellers, "sell"] as const);
  const outside = total(heavy).minus(inside);
  const trade = outside.isPositive()
    ? { ticker, side, quantity: outside, price, attribution: shared(heavy, outside) }
    : undefined;
  return { trade, transfers: inside.isPositive() ? transfersBetween(sellers, buyers, { ticker, price, inside }) : [] };
}

interface Inside {
  readonly ticker: Ticker;
  readonly price: Price;
  readonly inside: Quantity;
}

/** Hands `inside` shares from the sellers to the buyers, each giving and getting in proportion to its wish. */
function transfersBetween(
  sellers: readonly Attribution[],
  buyers: readonly Attribution[],
  { ticker, price, inside }: Inside,
): readonly Transfer[] {
  return shared(sellers, inside).flatMap(({ sleeve: from, quantity: given }) =>
    shared(buyers, given).map(({ sleeve: to, quantity }) => ({ ticker, price, from, to, quantity })),
  );
}

const total = (parts: readonly Attribution[]): Quantity => sum(parts.map(({ quantity }) => quantity));
