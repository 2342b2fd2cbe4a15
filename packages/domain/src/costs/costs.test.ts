import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { session } from "../calendar/session.ts";
import { knownFrom } from "../market-rules/effective.ts";
import { SEC_FEE, TRADING_ACTIVITY_FEE } from "../market-rules/regulatory-fees.ts";
import { Decimal } from "../money/decimal.ts";
import { money, NO_MONEY, quantity, type Money } from "../money/money.ts";
import { alpacaCosts, composerCosts } from "./alpaca-costs.ts";
import { noCosts, type CostModel, type Traded } from "./cost-model.ts";
import { feeOnShares, feeOnValue } from "./fee-schedule.ts";

const sale = (day: string, shares: string, value: string): Traded => ({
  side: "sell",
  quantity: quantity(shares),
  value: money(value),
  session: session(day),
});
const purchase = (day: string, shares: string, value: string): Traded => ({ ...sale(day, shares, value), side: "buy" });
const feesOf = (model: CostModel, traded: Traded): string => model.fees(traded).toString();

describe("what Alpaca charges", () => {
  it("on a sale is the three fees, each up to the next cent", () => {
    // 2026-06-01, 100 shares for 59,000.00: SEC 59,000 × 20.60 / 10⁶ = 1.2154 → 1.22; TAF 100 × 0.000195 = 0.0195 → 0.02;
    // CAT 100 × 0.000003 = 0.0003 → 0.01. Together 1.25.
    expect(feesOf(alpacaCosts, sale("2026-06-01", "100", "59000"))).toBe("1.25");
  });

  it("on a purchase is the audit trail alone", () => {
    // 10,000 shares × 0.000003 = 0.03.
    expect(feesOf(alpacaCosts, purchase("2026-06-01", "10000", "500000"))).toBe("0.03");
  });

  it("had no SEC fee while it was suspended, and no audit trail before 2025", () => {
    // 2025-06-02: TAF 100 × 0.000166 = 0.0166 → 0.02, CAT 0.01. 2024-12-31: SEC 59,000 × 27.80 / 10⁶ = 1.6402 → 1.65, TAF 0.02.
    expect(feesOf(alpacaCosts, sale("2025-06-02", "100", "59000"))).toBe("0.03");
    expect(feesOf(alpacaCosts, sale("2024-12-31", "100", "59000"))).toBe("1.67");
    expect(feesOf(alpacaCosts, purchase("2024-12-31", "100", "59000"))).toBe("0");
  });

  it("is known since both the SEC's and FINRA's rates are", () => {
    expect(alpacaCosts.ratesFrom).toBe(knownFrom(SEC_FEE));
    expect(knownFrom(TRADING_ACTIVITY_FEE) <= knownFrom(SEC_FEE)).toBe(true);
  });

  it("stops at the cap of the trading activity fee", () => {
    // 2026: 9.79 / 0.000195 = 50,205.1 shares. 50,205 cost 9.789975 → 9.79; a million cost 195 → 9.79. CAT 0.150615 → 0.16 and 3.00.
    expect(feesOf(alpacaCosts, sale("2026-02-02", "50205", "0"))).toBe("9.95");
    expect(feesOf(alpacaCosts, sale("2026-02-02", "1000000", "0"))).toBe("12.79");
  });

  it("is a cent of each fee for the smallest sale there is", () => {
    expect(feesOf(alpacaCosts, sale("2026-06-01", "0.000000001", "0.000000001"))).toBe("0.03");
  });
});

describe("what Composer's backtests charge", () => {
  it("is the same on every day, and nothing on a purchase", () => {
    // 59,000 × 27.80 / 10⁶ = 1.6402 → 1.65; 100 × 0.000166 = 0.0166 → 0.02.
    for (const day of ["2010-06-29", "2026-03-17"]) {
      expect(feesOf(composerCosts, sale(day, "100", "59000"))).toBe("1.67");
      expect(feesOf(composerCosts, purchase(day, "100", "59000"))).toBe("0");
    }
  });
});

describe("a fee", () => {
  const CENT = money("0.01");
  const anyValue = fc.bigInt({ min: 0n, max: 10n ** 17n }).map((nanos) => new Decimal<"money">(nanos));
  const isWithinACentAbove = (fee: Money, exactNanos: bigint, divisor: bigint): boolean =>
    fee.nanos * divisor >= exactNanos && (fee.nanos - CENT.nanos) * divisor < exactNanos;

  it("is in whole cents, never below what it exactly is, and less than a cent above", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const onValue = feeOnValue(value, money("20.6"));
        const shares = new Decimal<"quantity">(value.nanos);
        const onShares = feeOnShares(shares, { perShare: money("0.000195"), cap: money("1000000000") });

        expect(onValue.nanos % CENT.nanos).toBe(0n);
        expect(onShares.nanos % CENT.nanos).toBe(0n);
        expect(isWithinACentAbove(onValue, value.nanos * money("20.6").nanos, 10n ** 15n)).toBe(true);
        expect(isWithinACentAbove(onShares, value.nanos * money("0.000195").nanos, 10n ** 9n)).toBe(true);
      }),
    );
  });

  it("is nothing where trading is for nothing", () => {
    expect(noCosts.fees(sale("2026-06-01", "300", "3000"))).toEqual(NO_MONEY);
  });
});
