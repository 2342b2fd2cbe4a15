import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { session } from "../calendar/session.ts";
import { ticker, type Ticker } from "../market/ticker.ts";
import { money, quantity, type Quantity } from "../money/money.ts";
import { settledCash, settlementObjection, type CashAccount } from "./cash-account.ts";
import type { Dealing } from "./dealing.ts";

/** "buy 10 UVW 1000" on a day: shares, symbol, dollars. */
const dealt = (day: string, words: string): Dealing => {
  const [side, shares = "", name = "", dollars = ""] = words.split(" ");
  return {
    session: session(day),
    ticker: ticker(name),
    side: side === "buy" ? "buy" : "sell",
    quantity: quantity(shares),
    value: money(dollars),
  };
};

const holding = (shares: Readonly<Record<string, string>>): ReadonlyMap<Ticker, Quantity> =>
  new Map(Object.entries(shares).map(([name, amount]) => [ticker(name), quantity(amount)]));

const account = (cash: string, shares: Readonly<Record<string, string>>, ...dealings: Dealing[]): CashAccount => ({
  cash: money(cash),
  held: holding(shares),
  dealings,
});

const told = (day: string, words: string, of: CashAccount): string | undefined => {
  const [shares = "", name = ""] = words.split(" ");
  return settlementObjection({ session: session(day), ticker: ticker(name), quantity: quantity(shares) }, of)?.code;
};

describe("a cash account", () => {
  /** A broker's own example: 100 XYZ are sold on Monday, UVW is bought with the money, and sold on the same day. */
  const swapped = account(
    "1000",
    { UVW: "10" },
    dealt("2025-06-02", "sell 100 XYZ 2000"),
    dealt("2025-06-02", "buy 10 UVW 1000"),
  );

  it("violates good faith when it sells what money bought that has not settled", () => {
    expect(
      settlementObjection({ session: session("2025-06-02"), ticker: ticker("UVW"), quantity: quantity("10") }, swapped),
    ).toEqual({
      code: "GOOD_FAITH_VIOLATION",
      sentence: "UVW was bought with the money of a sale that settles on 2025-06-03",
    });
    expect(told("2025-06-03", "10 UVW", swapped), "the money has settled").toBeUndefined();
  });

  /** A broker's example in T+3: XYZ sold on Monday 2015-02-02 settles on Thursday, ABC is sold on Wednesday. */
  it.each([
    ["2015-02-04", "GOOD_FAITH_VIOLATION"],
    ["2015-02-05", undefined],
  ])("had to wait for three sessions in 2015: on %s it hears %s", (day, code) => {
    const dealings = [dealt("2015-02-02", "sell 100 XYZ 5000"), dealt("2015-02-02", "buy 50 ABC 5000")];

    expect(told(day, "50 ABC", account("0", { ABC: "50" }, ...dealings))).toBe(code);
  });

  it.each<[day: string, next: string, code: string | undefined, why: string]>([
    ["2024-05-24", "2024-05-28", "GOOD_FAITH_VIOLATION", "the last session of T+2, and the one after it"],
    ["2024-05-28", "2024-05-29", undefined, "the first session of T+1, and the one after it"],
  ])("that turned over on %s hears on %s %s: %s", (day, next, code) => {
    const dealings = [dealt(day, "sell 1 XYZ 100"), dealt(day, "buy 1 ABC 100")];

    expect(told(next, "1 ABC", account("0", { ABC: "1" }, ...dealings))).toBe(code);
  });

  it("spends settled money first, and may sell on the same day what that has bought", () => {
    const dealings = [dealt("2025-06-02", "sell 1 XYZ 2000"), dealt("2025-06-02", "buy 10 UVW 1000")];

    expect(told("2025-06-02", "10 UVW", account("2000", { UVW: "10" }, ...dealings))).toBeUndefined();
    expect(told("2025-06-02", "10 UVW", account("1999.99", { UVW: "10" }, ...dealings))).toBe("GOOD_FAITH_VIOLATION");
  });

  it("rides free when it sells what nobody has paid for", () => {
    const bought = account("-300", { ABC: "13" }, dealt("2025-06-02", "buy 13 ABC 1300"));

    expect(told("2025-06-02", "13 ABC", bought)).toBe("FREE_RIDING");
    expect(told("2025-06-06", "1 ABC", bought), "time does not pay").toBe("FREE_RIDING");
  });

  it("sells first what it has had for long", () => {
    const mixed = account("1000", { UVW: "15" }, ...swapped.dealings);

    expect(told("2025-06-02", "5 UVW", mixed)).toBeUndefined();
    expect(told("2025-06-02", "5.000000001 UVW", mixed)).toBe("GOOD_FAITH_VIOLATION");
  });

  it("sells what is left of a purchase like the purchase", () => {
    const sold = account("1500", { UVW: "5" }, ...swapped.dealings, dealt("2025-06-02", "sell 5 UVW 500"));

    expect(told("2025-06-02", "5 UVW", sold)).toBe("GOOD_FAITH_VIOLATION");
  });

  it("may sell whatever it holds when it has dealt in nothing", () => {
    expect(told("2025-06-02", "5 UVW", account("0", { UVW: "5" }))).toBeUndefined();
  });

  it("has settled cash, and some that is still to settle", () => {
    expect(settledCash(swapped, session("2025-06-02"))).toEqual(money("0"));
    expect(settledCash(swapped, session("2025-06-03"))).toEqual(money("1000"));
    expect(settledCash(account("70", {}), session("2025-06-02"))).toEqual(money("70"));
  });

  it("has all of its cash settled when nothing is dealt for a week, whatever was dealt before", () => {
    const step = fc.record({
      day: fc.constantFrom("2024-05-20", "2024-05-21", "2024-05-24", "2024-05-28", "2024-05-29"),
      side: fc.constantFrom("buy", "sell"),
      dollars: fc.integer({ min: 1, max: 2000 }),
    });
    fc.assert(
      fc.property(fc.array(step), fc.integer({ min: -500, max: 5000 }), (steps, cash) => {
        const dealings = steps
          .toSorted((one, other) => one.day.localeCompare(other.day))
          .map(({ day, side, dollars }) => dealt(day, `${side} 1 SPY ${dollars}`));
        const of = account(String(cash), {}, ...dealings);

        expect(settledCash(of, session("2024-06-07"))).toEqual(money(String(cash)));
        for (const day of ["2024-05-28", "2024-05-29"])
          expect(money(String(cash)).isBelow(settledCash(of, session(day)))).toBe(false);
      }),
    );
  });
});
