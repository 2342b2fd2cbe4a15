import type { Ticker } from "../market/ticker.ts";
import { valueOf, type Money, type Price, type Quantity } from "../money/money.ts";
import type { Side } from "../orders/order.ts";
import type { Attribution } from "../orders/order-intent.ts";

/** A proposed change to one holding, for all sleeves together. */
export interface Trade {
  readonly ticker: Ticker;
  readonly side: Side;
  readonly quantity: Quantity;
  /** What a share was taken to be worth. */
  readonly price: Price;
  readonly attribution: readonly Attribution[];
}

export const tradeValue = ({ quantity, price }: Trade): Money => valueOf(quantity, price);
