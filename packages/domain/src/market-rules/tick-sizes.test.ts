import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextSession } from "../calendar/exchange-calendar.ts";
import { session } from "../calendar/session.ts";
import { Decimal } from "../money/decimal.ts";
import { price } from "../money/money.ts";
import { roundedDown } from "../money/rounding.ts";
import { rule612, tickSize, type SpreadClass } from "./tick-sizes.ts";

describe("SEC Rule 612", () => {
  /** 17 CFR 242.612; Release 34-105656 of 2026-06-11 for the day, the first business day of November 2027. */
  it.each<[day: string, spread: SpreadClass, tick: string, why: string]>([
    ["2025-11-03", "narrow", "0.01", "the day of the rule of 2024, put off on 2025-10-31"],
    ["2026-11-02", "narrow", "0.01", "the day to which it was put off, put off again"],
    ["2027-10-29", "narrow", "0.01", "the last session without half a penny"],
    ["2027-11-01", "narrow", "0.005", "the first session with half a penny"],
    ["2027-11-01", "wide", "0.01", "for the others nothing changes"],
  ])("on %s has for %s spreads a tick of %s: %s", (day, spread, tick) => {
    expect(tickSize(price("25"), session(day), spread).toString()).toBe(tick);
  });

  it("leaves no session between the old tick and the new one", () => {
    expect(nextSession(session("2027-10-29"))).toBe("2027-11-01");
  });

  it.each([
    ["0.9999", "0.0001"],
    ["1", "0.01"],
    ["590.12", "0.01"],
  ])("has at %s a tick of %s", (near, tick) => {
    for (const day of ["2024-01-02", "2028-01-03"]) expect(rule612(price(near), session(day)).toString()).toBe(tick);
  });

  it("has every price of a wide symbol among those of a narrow one", () => {
    const anyPrice = fc.bigInt({ min: 1n, max: 10n ** 13n }).map((nanos) => new Decimal<"price">(nanos));
    const day = session("2028-01-03");
    fc.assert(
      fc.property(anyPrice, (near) => {
        const wide = roundedDown(near, rule612(near, day));

        expect(roundedDown(wide, tickSize(near, day, "narrow"))).toEqual(wide);
      }),
    );
  });
});
