import type { OrderReport } from "../orders/order-record.ts";
import { averagePrice, type ExchangeOrder } from "./exchange-order.ts";

/** What the exchange tells its client of an order. */
export const reportOf = (order: ExchangeOrder): OrderReport => ({
  status: order.status,
  brokerId: order.brokerId,
  filled: order.filled,
  averagePrice: averagePrice(order),
  reason: undefined,
  at: order.updatedAt,
});
