import { known } from "../kernel/invariant.ts";
import type { Ticker } from "../market/ticker.ts";
import type { Money } from "../money/money.ts";
import { shared } from "../orders/order-intent.ts";
import { fitBuys } from "./fit-buys.ts";
import type { Trade } from "./trade.ts";

/**
 * The buys that `budget` pays for: all of them, or each less by the same share. Less money than wishes is there when a
 * sleeve keeps more than its share, or when sells were left because they are too small.
 */
export function withinMeans(
  buys: readonly Trade[],
  budget: Money,
  isFractionable: (ticker: Ticker) => boolean,
): readonly Trade[] {
  const quantities = fitBuys(
    buys.map(({ ticker, quantity, price }) => ({ quantity, limit: price, isFractionable: isFractionable(ticker) })),
    budget,
  );
  return buys.flatMap((trade, index) => {
    const quantity = known(quantities[index], "every buy is fitted");
    if (quantity.equals(trade.quantity)) return [trade];
    return quantity.isPositive() ? [{ ...trade, quantity, attribution: shared(trade.attribution, quantity) }] : [];
  });
}
