import { Decimal, ONE, smaller } from "../money/decimal.ts";
import { money, type Money, type Quantity } from "../money/money.ts";
import type { ShareFee } from "../market-rules/regulatory-fees.ts";

const CENT = money("0.01");
const MILLION = money("1000000");

/** A fee of `rate` dollars per million dollars, up to the next cent. */
export const feeOnValue = (value: Money, rate: Money): Money => upToCent(value.nanos * rate.nanos, MILLION.nanos);

/** A fee per share up to a cap, up to the next cent. */
export const feeOnShares = (shares: Quantity, { perShare, cap }: ShareFee): Money =>
  smaller(upToCent(shares.nanos * perShare.nanos, ONE), cap);

/** `nanos / divisor` in one step: rounding to a billionth on the way could lose the fraction that makes the next cent. */
const upToCent = (nanos: bigint, divisor: bigint): Money => {
  const cent = CENT.nanos * divisor;
  return new Decimal(((nanos + cent - 1n) / cent) * CENT.nanos);
};
