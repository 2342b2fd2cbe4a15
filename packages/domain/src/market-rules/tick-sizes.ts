import type { Session } from "../calendar/session.ts";
import type { TickRule } from "../market/tick.ts";
import { price, type Price } from "../money/money.ts";
import { inForce, since, type Effective } from "./effective.ts";

/** How far apart two prices are at least. */
export interface TickSizes {
  readonly belowOneDollar: Price;
  /** From one dollar on, by how wide the symbol is quoted. */
  readonly wide: Price;
  readonly narrow: Price;
}

/** `narrow`: quoted 1.5 cents wide or less on average. The listing exchange says twice a year which symbols are. */
export type SpreadClass = "narrow" | "wide";

const DOLLAR = price("1");
const CENT = price("0.01");
const HUNDREDTH_OF_A_CENT = price("0.0001");

/**
 * SEC Rule 612 (17 CFR 242.612). Its half-penny tick of 2024 was to come in November 2025, was put off by a year on
 * 2025-10-31, and by Release 34-105656 to the first business day of November 2027.
 */
export const TICK_SIZES: readonly Effective<TickSizes>[] = [
  since("2006-01-31", { belowOneDollar: HUNDREDTH_OF_A_CENT, wide: CENT, narrow: CENT }),
  since("2027-11-01", { belowOneDollar: HUNDREDTH_OF_A_CENT, wide: CENT, narrow: price("0.005") }),
];

export function tickSize(near: Price, on: Session, spread: SpreadClass): Price {
  const sizes = inForce(TICK_SIZES, on);
  return near.isBelow(DOLLAR) ? sizes.belowOneDollar : sizes[spread];
}

/**
 * Rule 612 for symbols that nobody has called narrow, which is all as long as we do not read the exchanges' lists. Whole
 * cents lie on the half-penny grid too: such a price may be coarser than it had to be, and is never too fine.
 */
export const rule612: TickRule = (near, on) => tickSize(near, on, "wide");
