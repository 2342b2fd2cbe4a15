import type { SentOrder } from "../execution/quality.ts";
import type { Fill, OrderId } from "../orders/order.ts";
import type { LedgerRecord } from "./ledger-record.ts";

/** The orders of a ledger with their fills, as they were written down; what was reported twice counts once. */
export function sentOrders(records: readonly LedgerRecord[]): readonly SentOrder[] {
  const fills = new Map<OrderId, Map<string, Fill>>();
  for (const record of records) {
    if (record.kind !== "filled") continue;
    const { fill } = record;
    const own = fills.get(fill.orderId) ?? new Map<string, Fill>();
    fills.set(fill.orderId, own.set(fill.executionId, own.get(fill.executionId) ?? fill));
  }
  const orders = new Map<OrderId, SentOrder>();
  for (const record of records) {
    if (record.kind !== "intended" || orders.has(record.intent.id)) continue;
    const { intent, at: sentAt } = record;
    orders.set(intent.id, { intent, sentAt, fills: [...(fills.get(intent.id)?.values() ?? [])] });
  }
  return [...orders.values()];
}
