import { describe, expect, it } from "vitest";
import { session } from "../calendar/session.ts";
import { inForce } from "./effective.ts";
import { AUDIT_TRAIL_FEE, SEC_FEE, TRADING_ACTIVITY_FEE } from "./regulatory-fees.ts";

describe("the fee schedules", () => {
  it.each([
    ["2003-01-02", "16.9", "before the oldest rate that is known"],
    ["2011-01-20", "16.9", "the last session before advisory #5 for 2011 took effect"],
    ["2011-01-21", "19.2", "the first session after it"],
    ["2012-11-15", "22.4", "the day of advisory #2 for 2013, which names it"],
    ["2014-03-17", "17.4", "the last session before FINRA's notice of 2014-03-03 took effect"],
    ["2014-03-18", "22.1", "the first session after it"],
    ["2024-05-21", "8", "the last day of the rate of 2023"],
    ["2024-05-22", "27.8", "the first day of the rate of 2024"],
    ["2025-05-13", "27.8", "the last day before the fee was suspended"],
    ["2025-05-14", "0", "the first day without the fee"],
    ["2026-04-03", "0", "the last day without the fee"],
    ["2026-04-04", "20.6", "the first day of the rate of 2026"],
    ["2031-01-02", "20.6", "long after the last change that is known"],
  ])("know the SEC's rate on %s: %s, %s", (day, rate) => {
    expect(inForce(SEC_FEE, session(day)).toString()).toBe(rate);
  });

  /** Regulatory Notices 11-27 and 12-06; Section 1 of Schedule A to FINRA's by-laws. */
  it.each([
    ["2011-06-30", "0.000075", "3.75"],
    ["2011-07-01", "0.00009", "4.5"],
    ["2012-02-29", "0.00009", "4.5"],
    ["2012-03-01", "0.000095", "4.75"],
    ["2012-06-29", "0.000095", "4.75"],
    ["2012-07-02", "0.000119", "5.95"],
    ["2021-12-31", "0.000119", "5.95"],
    ["2022-01-01", "0.00013", "6.49"],
    ["2022-12-31", "0.00013", "6.49"],
    ["2023-01-01", "0.000145", "7.27"],
    ["2025-12-31", "0.000166", "8.3"],
    ["2026-01-01", "0.000195", "9.79"],
    ["2026-12-31", "0.000195", "9.79"],
    ["2027-01-01", "0.000232", "11.61"],
    ["2028-01-01", "0.00024", "12.05"],
    ["2029-01-01", "0.000249", "12.5"],
  ])("know FINRA's fee on %s: %s a share, at most %s", (day, perShare, cap) => {
    const fee = inForce(TRADING_ACTIVITY_FEE, session(day));

    expect([fee.perShare.toString(), fee.cap.toString()]).toEqual([perShare, cap]);
  });

  /** Alpaca's brokerage fee schedule: 3 millionths of a dollar a share, either side. */
  it.each([
    ["2024-12-31", "0"],
    ["2025-01-02", "0.000003"],
  ])("know what the audit trail costs on %s: %s a share", (day, perShare) => {
    expect(inForce(AUDIT_TRAIL_FEE, session(day)).perShare.toString()).toBe(perShare);
  });
});
