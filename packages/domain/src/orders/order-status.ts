/**
 * The life of an order in our words. `intended`: journalled, not yet sent. `submitted`: sent, not yet answered, which
 * is neither accepted nor failed. The others are the broker's.
 */
export type OrderStatus =
  | "intended"
  | "submitted"
  | "accepted"
  | "held"
  | "partially-filled"
  | "pending-cancel"
  | "pending-replace"
  | "suspended"
  | "done-for-day"
  | "filled"
  | "canceled"
  | "expired"
  | "rejected"
  | "replaced";

const WORKING = ["accepted", "held", "partially-filled", "pending-cancel", "pending-replace", "suspended"] as const;
const TERMINAL = ["filled", "canceled", "expired", "rejected", "replaced"] as const;
const ANSWERS = [...WORKING, "done-for-day", ...TERMINAL] as const;

/** Every legal step. Nothing leaves a terminal status: what arrives later is late, or a bust that says so. */
export const TRANSITIONS: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  intended: ["submitted", ...ANSWERS],
  submitted: ANSWERS,
  accepted: ANSWERS,
  held: ANSWERS,
  "partially-filled": [
    "partially-filled",
    "pending-cancel",
    "pending-replace",
    "suspended",
    "done-for-day",
    ...TERMINAL,
  ],
  "pending-cancel": ["accepted", "partially-filled", "pending-cancel", "done-for-day", ...TERMINAL],
  "pending-replace": ["accepted", "partially-filled", "pending-replace", "pending-cancel", "done-for-day", ...TERMINAL],
  suspended: ANSWERS,
  "done-for-day": ["accepted", "partially-filled", ...TERMINAL],
  filled: [],
  canceled: [],
  expired: [],
  rejected: [],
  replaced: [],
};

export const canBecome = (from: OrderStatus, to: OrderStatus): boolean => TRANSITIONS[from].includes(to);

/** Whether nothing more can happen to the order. */
export const isTerminal = (status: OrderStatus): boolean => TRANSITIONS[status].length === 0;
