import { smaller, sum } from "../money/decimal.ts";
import { NO_SHARES, quantity, wholeShares, type Quantity } from "../money/money.ts";
import { shared, type Attribution } from "../orders/order-intent.ts";
import type { Trade } from "./trade.ts";

const ONE_SHARE = quantity("1");

/** What sleeves that sell a symbol keep of it, and all that the mandate has. */
export interface Kept {
  readonly held: Quantity;
  readonly bySeller: ReadonlyMap<string, Quantity>;
}

/**
 * The trade in whole shares, for symbols that have no others: a buy is rounded down, a sell up, as far as the sleeves
 * that sell have the shares for it, and else down. Selling everything leaves no remnant. Nothing when no share is left.
 */
export function wholeTrade(trade: Trade, kept: Kept): Trade | undefined {
  const whole = wholeShares(trade.quantity);
  if (whole.equals(trade.quantity) || (trade.side === "sell" && trade.quantity.equals(kept.held))) return trade;
  const attribution = trade.side === "sell" ? raised(trade, whole.plus(ONE_SHARE), kept) : undefined;
  if (attribution !== undefined) return { ...trade, quantity: whole.plus(ONE_SHARE), attribution };
  return whole.isZero() ? undefined : { ...trade, quantity: whole, attribution: shared(trade.attribution, whole) };
}

/** The sellers' parts of a sale that is larger than they wished; none when they keep too little for it. */
function raised({ attribution, quantity: wished }: Trade, target: Quantity, { bySeller }: Kept) {
  let missing = target.minus(wished);
  const parts: readonly Attribution[] = attribution.map(({ sleeve, quantity: part }) => {
    const more = smaller(missing, bySeller.get(sleeve) ?? NO_SHARES);
    missing = missing.minus(more);
    return { sleeve, quantity: part.plus(more) };
  });
  return missing.isZero() && sum(parts.map((part) => part.quantity)).equals(target) ? parts : undefined;
}
