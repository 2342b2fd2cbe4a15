import type { CostModel, DailyBars, Mandate, Money, Session } from "@alchemiser/domain";
import type { FillConvention } from "./fill-convention.ts";
import type { PriceKind } from "./price-frame.ts";

/** A backtest as it is asked for. */
export interface BacktestTask {
  readonly mandate: Mandate;
  /** One series for each symbol of the mandate. */
  readonly bars: readonly DailyBars[];
  readonly capital: Money;
  readonly fill: FillConvention;
  readonly costs: CostModel;
  readonly prices: PriceKind;
  /** The first trade session; without it the first in which everything is known. */
  readonly from: Session | undefined;
  readonly to: Session | undefined;
  /** What one share is taken to be worth when sizing: its price when it is traded, or at the close that was read. */
  readonly sizing: "trade-price" | "signal-close";
  readonly shares: "fractional" | "whole";
}
