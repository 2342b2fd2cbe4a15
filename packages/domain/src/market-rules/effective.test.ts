import { describe, expect, it } from "vitest";
import { session } from "../calendar/session.ts";
import { InvariantViolation } from "../kernel/invariant.ts";
import { inForce, knownFrom, since } from "./effective.ts";
import { DAY_TRADING } from "./day-trading.ts";
import { MARGIN_RATES } from "./margin-rates.ts";
import { AUDIT_TRAIL_FEE, SEC_FEE, TRADING_ACTIVITY_FEE } from "./regulatory-fees.ts";
import { SETTLEMENT_LAG } from "./settlement.ts";
import { TICK_SIZES } from "./tick-sizes.ts";

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

  it("has a first day", () => {
    expect(knownFrom(table)).toBe("2000-01-03");
  });

  it("asks for a table with at least one entry", () => {
    expect(() => inForce([], session("2026-01-02"))).toThrow(InvariantViolation);
  });
});

describe("every table of effective values", () => {
  const TABLES = {
    AUDIT_TRAIL_FEE,
    DAY_TRADING,
    MARGIN_RATES,
    SEC_FEE,
    SETTLEMENT_LAG,
    TICK_SIZES,
    TRADING_ACTIVITY_FEE,
  };

  it.each(Object.entries(TABLES))("is in the order of its days: %s", (_, table) => {
    const days = table.map(({ from }) => from);

    expect(days).toEqual([...new Set(days)].toSorted());
  });
});
