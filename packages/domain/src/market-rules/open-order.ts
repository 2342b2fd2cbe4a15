import { NO_MONEY, NO_SHARES, valueOf, type Money, type Quantity } from "../money/money.ts";
import type { OrderRequest } from "../orders/order.ts";
import type { OrderReport } from "../orders/order-record.ts";

/** An order that works, as far as another one has to mind it. */
export interface OpenOrder {
  readonly request: OrderRequest;
  readonly filled: Quantity;
  readonly filledValue: Money;
}

/** An order of which nothing is filled yet. */
export const unfilled = (request: OrderRequest): OpenOrder => ({
  request,
  filled: NO_SHARES,
  filledValue: NO_MONEY,
});

/** An order as far as its broker has told of it. */
export const openOrder = (
  request: OrderRequest,
  { filled, averagePrice }: Pick<OrderReport, "filled" | "averagePrice">,
): OpenOrder => ({
  request,
  filled,
  filledValue: averagePrice === undefined ? NO_MONEY : valueOf(filled, averagePrice),
});
