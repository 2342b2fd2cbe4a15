import type { Money, Weight } from "./money.ts";

// For sentences that people read. What is compared is exact, and is not what is spoken.

/** Dollars and cents. */
export const inDollars = (amount: Money): string => amount.toNumber().toFixed(2);

/** A share of something in percent, such as `10 %` or `35.64 %`. */
export const inPercent = (share: Weight): string => `${Number((100 * share.toNumber()).toFixed(2))} %`;
