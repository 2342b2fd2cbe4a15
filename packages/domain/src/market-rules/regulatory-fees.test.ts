import { describe, expect, it } from "vitest";
import { session } from "../calendar/session.ts";
import { inForce } from "./effective.ts";
import { SEC_FEE, TRADING_ACTIVITY_FEE } from "./regulatory-fees.ts";

describe("the fee schedules", () => {
  it.each([
    ["2013-05-24", "17.4", "before the oldest rate that is known"],
    ["2013-05-25", "17.4", "the oldest rate that is known"],
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

  it.each([
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
});
