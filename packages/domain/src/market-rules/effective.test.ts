import { describe, expect, it } from "vitest";
import { session } from "../calendar/session.ts";
import { InvariantViolation } from "../kernel/invariant.ts";
import { inForce, since } from "./effective.ts";
import { AUDIT_TRAIL_FEE, SEC_FEE, TRADING_ACTIVITY_FEE } from "./regulatory-fees.ts";

describe("inForce", () => {
  const table = [since("2000-01-03", "old"), since("2010-01-04", "new")];

  it.each([
    ["2000-01-03", "old", "on its first day"],
    ["2010-01-03", "old", "on its last day"],
    ["2010-01-04", "new", "on the first day of the next"],
    ["1990-01-02", "old", "before the oldest that is known"],
  ])("finds on %s the %s value: %s", (day, value) => {
    expect(inForce(table, session(day))).toBe(value);
  });

  it("asks for a table with at least one entry", () => {
    expect(() => inForce([], session("2026-01-02"))).toThrow(InvariantViolation);
  });
});

describe("every table of effective values", () => {
  const TABLES = { AUDIT_TRAIL_FEE, SEC_FEE, TRADING_ACTIVITY_FEE };

  it.each(Object.entries(TABLES))("is in the order of its days: %s", (_, table) => {
    const days = table.map(({ from }) => from);

    expect(days).toEqual([...new Set(days)].toSorted());
  });
});
