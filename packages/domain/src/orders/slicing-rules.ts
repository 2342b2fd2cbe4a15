import { Decimal, smaller } from "../money/decimal.ts";
import { quantity, weight, type Quantity, type Weight } from "../money/money.ts";
import { roundedUp } from "../money/rounding.ts";

/** When a leg is too large for one ladder, and how it is spread then: each slice of it climbs a ladder of its own. */
export interface SlicingRules {
  /** Evenly in time (TWAP), or as a day's volume usually comes (VWAP). */
  readonly by: "time" | "volume";
  /** A slice is at most so many times the size that is shown on the side that it meets, */
  readonly mostOfShown: Weight;
  /** at most this share of the shares that usually change hands in a session, */
  readonly mostOfVolume: Weight;
  /** and moves the price by at most this share of it, as far as that can be foretold. */
  readonly mostImpact: Weight;
  /** What the bounds want beyond so many slices they do not get. */
  readonly mostSlices: number;
}

/** Bounds that the orders of most mandates never come near. */
export const DEFAULT_SLICING: SlicingRules = {
  by: "volume",
  mostOfShown: weight("20"),
  mostOfVolume: weight("0.005"),
  mostImpact: weight("0.001"),
  mostSlices: 20,
};

/** Everything goes at once: for worlds in which an order of any size is filled at the price of its quote. */
export const UNSLICED: SlicingRules = { ...DEFAULT_SLICING, mostSlices: 1 };

/** What a slice is for when `left` is left and `follow` slices come after it: an equal part, in whole shares. */
export const sizeOf = (left: Quantity, follow: number): Quantity =>
  smaller(roundedUp(new Decimal(left.nanos / BigInt(follow + 1)), ONE_SHARE), left);

const ONE_SHARE = quantity("1");
