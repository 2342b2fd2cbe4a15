import { Decimal } from "./decimal.ts";

/** The largest multiple of `step` that is not above `amount` (which is not negative). */
export const roundedDown = <Unit extends string>(amount: Decimal<Unit>, step: Decimal<Unit>): Decimal<Unit> =>
  new Decimal((amount.nanos / step.nanos) * step.nanos);

/** The smallest multiple of `step` that is not below `amount` (which is not negative). */
export const roundedUp = <Unit extends string>(amount: Decimal<Unit>, step: Decimal<Unit>): Decimal<Unit> =>
  new Decimal(((amount.nanos + step.nanos - 1n) / step.nanos) * step.nanos);

/** The multiple of `step` nearest to `amount` (which is not negative), halves up. */
export const roundedToNearest = <Unit extends string>(amount: Decimal<Unit>, step: Decimal<Unit>): Decimal<Unit> =>
  new Decimal(((amount.nanos * 2n + step.nanos) / (step.nanos * 2n)) * step.nanos);

export const isMultipleOf = <Unit extends string>(amount: Decimal<Unit>, step: Decimal<Unit>): boolean =>
  amount.nanos % step.nanos === 0n;
