import { describe, expect, it } from "vitest";
import { canBecome, isTerminal, TRANSITIONS, type OrderStatus } from "./order-status.ts";

/** Column by column as the table below. */
const STATUSES: readonly OrderStatus[] = [
  "intended",
  "submitted",
  "accepted",
  "held",
  "partially-filled",
  "pending-cancel",
  "pending-replace",
  "suspended",
  "done-for-day",
  "filled",
  "canceled",
  "expired",
  "rejected",
  "replaced",
];

/** Row: from. Column: to. */
const LEGAL: Readonly<Record<OrderStatus, string>> = {
  //                  i s a h p c r u d f c e r r
  intended: "         . x x x x x x x x x x x x x",
  submitted: "        . . x x x x x x x x x x x x",
  accepted: "         . . x x x x x x x x x x x x",
  held: "             . . x x x x x x x x x x x x",
  "partially-filled": ". . . . x x x x x x x x x x",
  "pending-cancel": " . . x . x x . . x x x x x x",
  "pending-replace": ". . x . x x x . x x x x x x",
  suspended: "        . . x x x x x x x x x x x x",
  "done-for-day": "   . . x . x . . . . x x x x x",
  filled: "           . . . . . . . . . . . . . .",
  canceled: "         . . . . . . . . . . . . . .",
  expired: "          . . . . . . . . . . . . . .",
  rejected: "         . . . . . . . . . . . . . .",
  replaced: "         . . . . . . . . . . . . . .",
};

describe("the life of an order", () => {
  it.each(STATUSES)("goes from %s to exactly what the table says", (from) => {
    const cells = LEGAL[from].trim().split(" ");

    expect(cells).toHaveLength(STATUSES.length);
    expect(STATUSES.filter((to) => canBecome(from, to))).toEqual(STATUSES.filter((_, column) => cells[column] === "x"));
  });

  it("has no other status", () => {
    expect(Object.keys(TRANSITIONS).toSorted()).toEqual([...STATUSES].toSorted());
  });

  it("ends in the five statuses that nothing leaves", () => {
    const ends = ["filled", "canceled", "expired", "rejected", "replaced"];

    expect(STATUSES.filter(isTerminal)).toEqual(ends);
    expect(STATUSES.filter((status) => TRANSITIONS[status].length === 0)).toEqual(ends);
  });

  it("can end from wherever it is", () => {
    for (const from of STATUSES.filter((status) => !isTerminal(status)))
      expect(STATUSES.filter(isTerminal).every((end) => canBecome(from, end))).toBe(true);
  });

  it("never goes back to what only we know", () => {
    for (const from of STATUSES) expect(canBecome(from, "intended")).toBe(false);
    expect(STATUSES.filter((from) => canBecome(from, "submitted"))).toEqual(["intended"]);
  });
});
