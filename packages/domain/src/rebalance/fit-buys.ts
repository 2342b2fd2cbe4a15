import { Decimal, sum } from "../money/decimal.ts";
import { valueOf, wholeShares, type Money, type Price, type Quantity } from "../money/money.ts";

/** Shares to buy, and the most that each may cost. */
export interface Purchase {
  readonly quantity: Quantity;
  readonly limit: Price;
  readonly isFractionable: boolean;
}

export const costAtLimit = ({ quantity, limit }: Purchase): Money => valueOf(quantity, limit);

/**
 * The quantities of `purchases` that `budget` pays for at their limits: all of them, or each less by the same share.
 * Rounded down, so that what is bought is never more than what is there.
 */
export function fitBuys(purchases: readonly Purchase[], budget: Money): readonly Quantity[] {
  const needed = sum(purchases.map(costAtLimit));
  if (!budget.isBelow(needed)) return purchases.map(({ quantity }) => quantity);
  return purchases.map(({ quantity, isFractionable }) => {
    const affordable = budget.isPositive()
      ? new Decimal<"quantity">((quantity.nanos * budget.nanos) / needed.nanos)
      : new Decimal<"quantity">(0n);
    return isFractionable ? affordable : wholeShares(affordable);
  });
}
