import type { Ticker } from "../market/ticker.ts";
import type { Price, Quantity } from "../money/money.ts";

/** Shares that one sleeve hands to another inside the mandate, at the decision price: no order, no fee. */
export interface Transfer {
  readonly ticker: Ticker;
  readonly from: string;
  readonly to: string;
  readonly quantity: Quantity;
  readonly price: Price;
}
