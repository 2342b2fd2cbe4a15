import type { Session } from "../calendar/session.ts";
import { known } from "../kernel/invariant.ts";
import { Decimal, ONE, smaller } from "../money/decimal.ts";
import { money, type Money, type Quantity } from "../money/money.ts";

/** A value with the first day on which it holds. */
export interface Effective<Value> {
  readonly from: Session;
  readonly value: Value;
}

/** A fee per share sold, and the most that one order pays. */
export interface ShareFee {
  readonly perShare: Money;
  readonly cap: Money;
}

const CENT = money("0.01");
const MILLION = money("1000000");

/** The value in force on `session`; before the first entry, the oldest one known. */
export function inForce<Value>(table: readonly Effective<Value>[], session: Session): Value {
  const entry = table.findLast(({ from }) => from <= session) ?? table[0];
  return known(entry, "a table of effective values has at least one entry").value;
}

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
