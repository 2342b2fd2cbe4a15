import { invariant } from "../kernel/invariant.ts";
import { Decimal, decimal, ONE } from "./decimal.ts";

/** Dollars. */
export type Money = Decimal<"money">;
/** Dollars for one share. */
export type Price = Decimal<"price">;
/** Shares, to nine places. */
export type Quantity = Decimal<"quantity">;
/** A share of a whole: 0.25 is a quarter. */
export type Weight = Decimal<"weight">;

export const money = (text: string): Money => decimal(text);
export const price = (text: string): Price => decimal(text);
export const quantity = (text: string): Quantity => decimal(text);
export const weight = (text: string): Weight => decimal(text);

export const NO_MONEY: Money = money("0");
export const NO_SHARES: Quantity = quantity("0");
export const NO_WEIGHT: Weight = weight("0");
export const WHOLE: Weight = weight("1");

/** What `shares` are worth at `price`, rounded towards zero to a billionth of a dollar. */
export const valueOf = (shares: Quantity, price: Price): Money => new Decimal((shares.nanos * price.nanos) / ONE);

/** The most shares that `budget` pays for, rounded down: a plan may leave cash behind but never overdraws. */
export const affordable = (budget: Money, price: Price): Quantity => new Decimal((budget.nanos * ONE) / price.nanos);

/** The part `share` of `whole`, rounded towards zero: the parts never add up to more than the whole. */
export const portion = (whole: Money, share: Weight): Money => new Decimal((whole.nanos * share.nanos) / ONE);

/** What share of `whole` the `part` is, rounded towards zero. */
export const shareOf = (part: Money, whole: Money): Weight => new Decimal((part.nanos * ONE) / whole.nanos);

/** What one share cost when `shares` cost `total`, to the nearest billionth of a dollar. */
export const unitPrice = (total: Money, shares: Quantity): Price =>
  new Decimal((total.nanos * ONE * 2n + shares.nanos) / (shares.nanos * 2n));

/** `part` out of `whole` shares, of `amount`: how a cost follows the shares it was paid for. Rounded towards zero. */
export const proRata = <Unit extends string>(amount: Decimal<Unit>, part: Quantity, whole: Quantity): Decimal<Unit> =>
  new Decimal((amount.nanos * part.nanos) / whole.nanos);

/** Whole shares only, rounded down. */
export const wholeShares = (shares: Quantity): Quantity => new Decimal((shares.nanos / ONE) * ONE);

/** `amount` times a factor such as 1.0005, rounded to the nearest billionth of a dollar. */
export const scaled = <Unit extends string>(amount: Decimal<Unit>, factor: Weight): Decimal<Unit> =>
  new Decimal((amount.nanos * factor.nanos + (amount.nanos < 0n ? -ONE : ONE) / 2n) / ONE);

/**
 * The one door from signal space (floats) into ledger space (exact): the nearest decimal of nine places.
 *
 * @throws InvariantViolation for NaN and infinities: an unknown is never an amount
 */
export function exactly<Unit extends string>(value: number): Decimal<Unit> {
  invariant(Number.isFinite(value), () => `only a finite number has an exact value, was "${value}"`);
  return new Decimal(BigInt(Math.round(value * 1e9)));
}
