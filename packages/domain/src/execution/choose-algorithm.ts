import { isKnown } from "../kernel/column.ts";
import type { Lately } from "../market/lately.ts";
import type { Quote } from "../market/quote.ts";
import type { Quantity } from "../money/money.ts";
import type { Side } from "../orders/order.ts";
import type { SlicingRules } from "../orders/slicing-rules.ts";
import { timesTooLarge } from "./impact.ts";

/** How a leg is worked: by one ladder, or by one for each of its slices. */
export type Algorithm = { readonly name: "ladder" } | { readonly name: "twap" | "vwap"; readonly slices: number };

/** What a leg is held against when it begins. */
export interface Room {
  readonly quote: Quote;
  /** None of a symbol without bars. */
  readonly lately: Lately | undefined;
  /** How many slices there is time for. */
  readonly slices: number;
}

/**
 * One ladder for a leg that keeps within all bounds, and otherwise so many equal slices that each of them does. A bound
 * whose figure is not known (no size shown, no volume) is not applied. Where there is no time for so many slices, or the
 * mandate wants fewer, they are larger: a leg is done before the bounds are kept.
 */
export function chooseAlgorithm(
  { side, quantity }: { readonly side: Side; readonly quantity: Quantity },
  { quote, lately, slices: fitting }: Room,
  { by, mostOfShown, mostOfVolume, mostImpact, mostSlices }: SlicingRules,
): Algorithm {
  const shares = quantity.toNumber();
  const shown = told((side === "buy" ? quote.askSize : quote.bidSize).toNumber());
  const [volume, volatility] = [told(lately?.volume), told(lately?.volatility)];
  const tooLarge = [
    shares / (shown * mostOfShown.toNumber()),
    shares / (volume * mostOfVolume.toNumber()),
    timesTooLarge(shares, { volume, volatility }, mostImpact.toNumber()),
  ];
  const wanted = Math.max(...tooLarge.filter(isKnown), 0);
  const slices = Math.min(Math.ceil(wanted), mostSlices, fitting, Math.floor(shares));
  return slices > 1 ? { name: by === "time" ? "twap" : "vwap", slices } : { name: "ladder" };
}

// A feed that shows no size, and bars without volume, tell nothing.
const told = (figure = Number.NaN): number => (figure > 0 ? figure : Number.NaN);
