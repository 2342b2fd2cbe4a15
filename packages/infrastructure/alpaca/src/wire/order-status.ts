import type { OrderStatus } from "@alchemiser/domain";

/** Alpaca's words for the state of an order, and ours. What waits for the market in any way is accepted. */
export const ORDER_STATUSES: ReadonlyMap<string, OrderStatus> = new Map([
  ["new", "accepted"],
  ["accepted", "accepted"],
  ["pending_new", "accepted"],
  ["accepted_for_bidding", "accepted"],
  ["calculated", "accepted"],
  ["stopped", "accepted"],
  ["held", "held"],
  ["partially_filled", "partially-filled"],
  ["pending_cancel", "pending-cancel"],
  ["pending_replace", "pending-replace"],
  ["suspended", "suspended"],
  ["done_for_day", "done-for-day"],
  ["filled", "filled"],
  ["canceled", "canceled"],
  ["expired", "expired"],
  ["rejected", "rejected"],
  ["replaced", "replaced"],
]);
