import { describe, expect, it } from "vitest";
import { session } from "../calendar/session.ts";
import { ticker } from "../market/ticker.ts";
import { money, price, quantity } from "../money/money.ts";
import { orderId, type Side } from "../orders/order.ts";
import { dayTradesSince, tooManyDayTrades, type DayTrader } from "./day-trades.ts";
import type { Dealing } from "./dealing.ts";
import { unfilled, type OpenOrder } from "./open-order.ts";

const MONDAY = "2025-06-02";
const ABC = ticker("ABC");

/** "buy 100 ABC" on a day. */
const dealt = (day: string, ...words: readonly string[]): readonly Dealing[] =>
  words.map((text) => {
    const [side, shares = "", name = ""] = text.split(" ");
    return {
      session: session(day),
      ticker: ticker(name),
      side: side === "buy" ? "buy" : "sell",
      quantity: quantity(shares),
      value: money("1000"),
    };
  });

describe("dayTradesSince", () => {
  /** FINRA's examples, as Alpaca's user protection page has them. */
  it.each<[trades: number, words: readonly string[]]>([
    [1, ["buy 250 ABC", "buy 250 ABC", "sell 500 ABC"]],
    [2, ["buy 100 ABC", "sell 100 ABC", "buy 100 ABC", "sell 100 ABC"]],
    [1, ["buy 500 ABC", "sell 100 ABC", "sell 100 ABC", "sell 300 ABC"]],
    [0, ["sell 100 ABC", "buy 100 ABC"]],
    [0, ["buy 100 ABC", "sell 100 XYZ"]],
  ])("counts %d in %j", (trades, words) => {
    expect(dayTradesSince(session(MONDAY), dealt(MONDAY, ...words))).toBe(trades);
  });

  it("counts nothing that is held overnight, and nothing from before its first session", () => {
    const overnight = [...dealt("2025-06-02", "buy 1 ABC"), ...dealt("2025-06-03", "sell 1 ABC")];

    expect(dayTradesSince(session("2025-06-02"), overnight)).toBe(0);
    expect(dayTradesSince(session("2025-06-03"), dealt("2025-06-02", "buy 1 ABC", "sell 1 ABC"))).toBe(0);
  });
});

describe("tooManyDayTrades", () => {
  const roundTrip = (day: string): readonly Dealing[] => dealt(day, "buy 1 XYZ", "sell 1 XYZ");
  const three = ["2025-06-02", "2025-06-03", "2025-06-05"].flatMap(roundTrip);
  const selling = { ticker: ABC, side: "sell" } as const;

  const told = (day: string, changes: Partial<DayTrader>, request: { ticker: typeof ABC; side: Side } = selling) =>
    tooManyDayTrades(request, session(day), {
      equityAtLastClose: money("24999.99"),
      dealings: [],
      openOrders: [],
      ...changes,
    });
  const boughtOn = (day: string): readonly Dealing[] => [...three, ...dealt(day, "buy 1 ABC")];

  it("refuses the fourth in five sessions", () => {
    expect(told("2025-06-06", { dealings: boughtOn("2025-06-06") })).toEqual({
      code: "DAY_TRADE_LIMIT",
      sentence: "3 day trades were made in 5 sessions, below 25000 of equity there may be 3",
    });
    expect(told("2025-06-09", { dealings: boughtOn("2025-06-09") }), "the first is six sessions old").toBeUndefined();
  });

  it("lets be sold what was bought before today, and be bought what nobody sells", () => {
    expect(told("2025-06-06", { dealings: boughtOn("2025-06-05") })).toBeUndefined();
    expect(told("2025-06-06", { dealings: three }, { ticker: ABC, side: "buy" })).toBeUndefined();
  });

  it("does not ask an account that is worth enough", () => {
    expect(told("2025-06-06", { dealings: boughtOn("2025-06-06"), equityAtLastClose: money("25000") })).toBeUndefined();
  });

  it("counts an open order on the other side like one that is filled", () => {
    const open = (side: Side): OpenOrder =>
      unfilled({
        ...{ id: orderId("by-hand"), ticker: ABC, side, timeInForce: "day", hours: "regular" },
        size: { in: "shares", quantity: quantity("1") },
        terms: { type: "limit", limit: price("100") },
      });

    expect(told("2025-06-06", { dealings: three, openOrders: [open("buy")] })?.code).toBe("DAY_TRADE_LIMIT");
    expect(
      told("2025-06-06", { dealings: three, openOrders: [open("sell")] }, { ticker: ABC, side: "buy" })?.code,
    ).toBe("DAY_TRADE_LIMIT");
    expect(told("2025-06-06", { dealings: three, openOrders: [open("sell")] })).toBeUndefined();
  });

  /** FINRA Regulatory Notice 26-10: not counted from 2026-06-04 on. */
  it.each([
    ["2026-06-03", "DAY_TRADE_LIMIT"],
    ["2026-06-04", undefined],
  ])("on %s says %s of a fourth day trade", (day, code) => {
    const dealings = [...roundTrip(day), ...roundTrip(day), ...roundTrip(day), ...dealt(day, "buy 1 ABC")];

    expect(told(day, { dealings })?.code).toBe(code);
  });
});
