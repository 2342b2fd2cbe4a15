import { known } from "../kernel/invariant.ts";
import type { Ticker } from "../market/ticker.ts";
import { smaller, sum } from "../money/decimal.ts";
import { NO_SHARES, type Price, type Quantity } from "../money/money.ts";
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
  if (changes.length === 0) return { transfers: [], trade: undefined };
  const inside = smaller(bought, sold);
  const given = inside.isZero() ? [] : shared(sellers, inside);
  const taken = inside.isZero() ? [] : shared(buyers, inside);
  const side = sold.isBelow(bought) ? "buy" : "sell";
  const attribution = side === "buy" ? without(buyers, taken) : without(sellers, given);
  const outside = total(attribution);
  const trade = outside.isPositive() ? ({ ticker, side, quantity: outside, price, attribution } as const) : undefined;
  return { trade, transfers: matched(given, taken).map((pair) => ({ ticker, price, ...pair })) };
}

/** What is left of each wish after what was settled inside. */
const without = (wishes: readonly Attribution[], inside: readonly Attribution[]): readonly Attribution[] =>
  wishes
    .map(({ sleeve, quantity }, index) => ({ sleeve, quantity: quantity.minus(inside[index]?.quantity ?? NO_SHARES) }))
    .filter(({ quantity }) => quantity.isPositive());

/** Brings givers and takers of the same amount together, one after the other. */
function matched(given: readonly Attribution[], taken: readonly Attribution[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const takers = [...taken];
  for (const { sleeve: from, quantity } of given) {
    let left = quantity;
    while (left.isPositive()) {
      const taker = known(takers.shift(), "as much is taken as is given");
      const part = smaller(left, taker.quantity);
      if (part.isPositive()) pairs.push({ from, to: taker.sleeve, quantity: part });
      left = left.minus(part);
      const open = taker.quantity.minus(part);
      if (open.isPositive()) takers.unshift({ sleeve: taker.sleeve, quantity: open });
    }
  }
  return pairs;
}

type Pair = Pick<Transfer, "from" | "to" | "quantity">;

const total = (parts: readonly Attribution[]): Quantity => sum(parts.map(({ quantity }) => quantity));
