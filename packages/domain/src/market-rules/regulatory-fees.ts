import { money, type Money } from "../money/money.ts";
import { since, type Effective } from "./effective.ts";

/** A fee per share sold, and the most that one order pays. */
export interface ShareFee {
  readonly perShare: Money;
  readonly cap: Money;
}

export const shareFee = (perShare: string, cap: string): ShareFee => ({ perShare: money(perShare), cap: money(cap) });

/**
 * SEC section 31 fee, dollars per million sold. Sources: the SEC's fee rate advisories, of which #5 for 2011 (16.90 until
 * 2011-01-20, then 19.20), #2 for 2013 (22.40) and FINRA's notice of 2014-03-03 (17.40, then 22.10) were read; the first
 * day of 16.90 and what lies between those and 2025-05-14 are from general knowledge.
 */
export const SEC_FEE: readonly Effective<Money>[] = [
  since("2010-04-01", money("16.90")),
  since("2011-01-21", money("19.20")),
  since("2012-02-21", money("18.00")),
  since("2012-04-01", money("22.40")),
  since("2013-05-25", money("17.40")),
  since("2014-03-18", money("22.10")),
  since("2015-02-14", money("18.40")),
  since("2016-02-16", money("21.80")),
  since("2017-07-04", money("23.10")),
  since("2018-05-22", money("13.00")),
  since("2019-04-16", money("20.70")),
  since("2020-02-18", money("22.10")),
  since("2021-02-25", money("5.10")),
  since("2022-05-14", money("22.90")),
  since("2023-02-27", money("8.00")),
  since("2024-05-22", money("27.80")),
  since("2025-05-14", money("0")),
  since("2026-04-04", money("20.60")),
];

/**
 * FINRA's trading activity fee on shares sold. Sources: its Regulatory Notices 11-27 and 12-06; from 2012-07 to 2023
 * general knowledge.
 */
export const TRADING_ACTIVITY_FEE: readonly Effective<ShareFee>[] = [
  since("2005-01-01", shareFee("0.000075", "3.75")),
  since("2011-07-01", shareFee("0.00009", "4.50")),
  since("2012-03-01", shareFee("0.000095", "4.75")),
  since("2012-07-01", shareFee("0.000119", "5.95")),
  since("2022-01-01", shareFee("0.00013", "6.49")),
  since("2023-01-01", shareFee("0.000145", "7.27")),
  since("2024-01-01", shareFee("0.000166", "8.30")),
  since("2026-01-01", shareFee("0.000195", "9.79")),
  since("2027-01-01", shareFee("0.000232", "11.61")),
  since("2028-01-01", shareFee("0.000240", "12.05")),
  since("2029-01-01", shareFee("0.000249", "12.50")),
];

/** The consolidated audit trail fee on every share traded, either side; it has no cap. Charged by Alpaca since 2025. */
export const AUDIT_TRAIL_FEE: readonly Effective<ShareFee>[] = [
  since("1990-01-02", shareFee("0", "0")),
  since("2025-01-01", shareFee("0.000003", "1000000")),
];
