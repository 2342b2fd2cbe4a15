import { describe, expect, it } from "vitest";
import { nextSession } from "../calendar/exchange-calendar.ts";
import { session } from "../calendar/session.ts";
import { InvariantViolation } from "../kernel/invariant.ts";
import { price, weight } from "../money/money.ts";
import { inForce } from "./effective.ts";
import { maintenancePerShare, MARGIN_RATES, type Position } from "./margin-rates.ts";

const NOW = session("2026-10-01");

const perShare = (side: Position["side"], at: string, times = "1", day = NOW): string =>
  maintenancePerShare({ side, price: price(at), times: weight(times) }, day).toString();

describe("margin", () => {
  /** 12 CFR 220.12(a). */
  it("is half of what is bought", () => {
    expect(inForce(MARGIN_RATES, NOW).initial).toEqual(weight("0.5"));
  });

  /** Alpaca's page on margin, of 2026-09-17: 100 % below 2.50, 50 % up to 6.00, 30 % above. */
  it.each([
    ["2.49", "2.49"],
    ["2.5", "1.25"],
    ["6", "3"],
    ["6.01", "1.803"],
    ["100", "30"],
  ])("of a share held at %s stays %s", (at, least) => {
    expect(perShare("long", at)).toBe(least);
  });

  /** The same page: short below 5.00 the larger of 2.50 a share and 100 %, else the larger of 5.00 a share and 30 %. */
  it.each([
    ["1", "2.5"],
    ["4", "4"],
    ["5", "5"],
    ["16", "5"],
    ["100", "30"],
  ])("of a share sold short at %s stays %s", (at, least) => {
    expect(perShare("short", at)).toBe(least);
  });

  it.each([
    ["2026-09-16", "2", "100", "the last session on which leveraged funds were not lent upon"],
    ["2026-09-16", "3", "100", "the same for three times"],
    ["2026-09-17", "1", "30", "no fund"],
    ["2026-09-17", "1.5", "50", "more than one is two"],
    ["2026-09-17", "2", "50", "the first session on which they were"],
    ["2026-09-17", "3", "75", "the same for three times"],
  ])("on %s of a fund of %s times at 100 is %s: %s", (day, times, least) => {
    expect(perShare("long", "100", times, session(day))).toBe(least);
  });

  it("leaves no session between one page and the next", () => {
    expect(nextSession(session("2026-09-16"))).toBe("2026-09-17");
  });

  it("asks for the more, of a cheap fund that multiplies", () => {
    expect(perShare("long", "2", "2")).toBe("2");
    expect(perShare("long", "4", "3")).toBe("3");
  });

  /** FINRA Regulatory Notice 09-53: 30 % times the multiple, and never more than all. */
  it.each([
    ["2", "60"],
    ["3", "90"],
    ["4", "100"],
  ])("of a fund of %s times sold short at 100 is %s", (times, least) => {
    expect(perShare("short", "100", times)).toBe(least);
  });

  it("is asked of prices that are not negative", () => {
    expect(() => perShare("long", "-1")).toThrow(InvariantViolation);
  });
});
