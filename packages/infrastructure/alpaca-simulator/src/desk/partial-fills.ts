import { proRata, quantity, unlimited, wholeShares, type Liquidity, type Quantity } from "@alchemiser/domain";
import { randomOf } from "../market/random.ts";

const THOUSAND = quantity("1000");

/**
 * Gives an order now and then only a part of what it wants. What it gives follows from the seed, the order and what
 * the order has already: the same again when a journal is replayed.
 */
export function partialLiquidity({ seed, chance }: { readonly seed: number; readonly chance: number }): Liquidity {
  if (chance === 0) return unlimited;
  return (order, shares) => {
    const random = randomOf(`${seed}|${order.brokerId}|${order.filled.toString()}`);
    return random() < chance ? partOf(shares, random()) : shares;
  };
}

/** Whole shares where there are any to divide. */
function partOf(shares: Quantity, fraction: number): Quantity {
  const part = proRata(shares, quantity(String(Math.max(1, Math.floor(fraction * 999)))), THOUSAND);
  const whole = wholeShares(part);
  return whole.isPositive() ? whole : shares;
}
