import type { OrderStatus, OrderType } from "@alchemiser/domain";

/** Alpaca's word for each of our statuses. */
export const STATUS_WORDS: Readonly<Record<OrderStatus, string>> = {
  intended: "pending_new",
  submitted: "pending_new",
  accepted: "new",
  held: "held",
  "partially-filled": "partially_filled",
  "pending-cancel": "pending_cancel",
  "pending-replace": "pending_replace",
  suspended: "suspended",
  "done-for-day": "done_for_day",
  filled: "filled",
  canceled: "canceled",
  expired: "expired",
  rejected: "rejected",
  replaced: "replaced",
};

export const TYPE_WORDS: Readonly<Record<OrderType, string>> = {
  market: "market",
  limit: "limit",
  stop: "stop",
  "stop-limit": "stop_limit",
};
