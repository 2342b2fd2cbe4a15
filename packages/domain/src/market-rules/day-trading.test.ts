import { describe, expect, it } from "vitest";
import { nextSession } from "../calendar/exchange-calendar.ts";
import { session } from "../calendar/session.ts";
import { DAY_TRADING } from "./day-trading.ts";
import { inForce } from "./effective.ts";

describe("the rule for day trades", () => {
  /** FINRA Regulatory Notice 26-10: effective on 2026-06-04. */
  it.each([
    ["2001-09-27", "none", "the last session before NASD Rule 2520 counted them"],
    ["2001-09-28", "pattern-day-trader", "the first session on which it did"],
    ["2026-06-03", "pattern-day-trader", "the last session of the pattern day trader"],
    ["2026-06-04", "intraday-margin", "the first session of margin within the day"],
  ])("on %s is %s: %s", (day, kind) => {
    expect(inForce(DAY_TRADING, session(day)).kind).toBe(kind);
  });

  it("leaves no session between one regime and the next", () => {
    expect(nextSession(session("2001-09-27"))).toBe("2001-09-28");
    expect(nextSession(session("2026-06-03"))).toBe("2026-06-04");
  });

  /** FINRA Rule 4210(f)(8)(B): a fourth day trade within five business days needs 25,000 dollars. */
  it("allowed three day trades in five sessions below 25,000 dollars", () => {
    expect(inForce(DAY_TRADING, session("2025-07-02"))).toMatchObject({ mostDayTrades: 3, sessions: 5 });
  });

  /** Alpaca's page on intraday margin, of 2026-04-27. */
  it("forgives a deficit below 1,000 dollars or a twentieth of the equity", () => {
    const rule = inForce(DAY_TRADING, session("2026-06-04"));

    expect(JSON.parse(JSON.stringify(rule))).toEqual({
      kind: "intraday-margin",
      callDays: 2,
      freezeAfterDays: 5,
      freezeDays: 90,
      smallestDeficit: "1000",
      smallestShareOfEquity: "0.05",
    });
  });
});
