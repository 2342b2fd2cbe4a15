import { describe, expect, it } from "vitest";
import { newYorkInstant } from "../calendar/new-york-time.ts";
import { session, type Session } from "../calendar/session.ts";
import type { Asset } from "../market/asset.ts";
import { ticker } from "../market/ticker.ts";
import { money, price, quantity } from "../money/money.ts";
import { orderId, type OrderRequest, type OrderTerms, type OrderType, type TimeInForce } from "../orders/order.ts";
import { checkRules, type OrderRules, type RuleCode } from "./order-rules.ts";
import { rule612, tickSize } from "./tick-sizes.ts";

const TODAY = session("2025-07-02");
/** Minutes after midnight in New York, when every auction takes orders. */
const EARLY = 8 * 60;
const asset: Asset = { ticker: ticker("SPY"), isTradable: true, isFractionable: true };
const plain: OrderRules = { ticks: rule612, entitlements: new Set() };
const everything: OrderRules = { ticks: rule612, entitlements: new Set(["opg", "cls", "ioc", "fok"]) };

const limitOrder: OrderRequest = {
  id: orderId("id-1"),
  ticker: ticker("SPY"),
  side: "buy",
  size: { in: "shares", quantity: quantity("10") },
  terms: { type: "limit", limit: price("590.12") },
  timeInForce: "day",
  hours: "regular",
};

const TERMS: Readonly<Record<OrderType, OrderTerms>> = {
  market: { type: "market" },
  limit: { type: "limit", limit: price("590") },
  stop: { type: "stop", stop: price("580") },
  "stop-limit": { type: "stop-limit", stop: price("580"), limit: price("579") },
};

interface Changes {
  readonly session?: Session;
  readonly asset?: Asset;
  readonly rules?: OrderRules;
  readonly newYorkMinutes?: number;
}

function codeFor(change: Partial<OrderRequest>, changes: Changes = {}): RuleCode | undefined {
  const { rules = plain, session: day = TODAY, newYorkMinutes = EARLY } = changes;
  return checkRules({ ...limitOrder, ...change }, changes.asset ?? asset, {
    rules,
    session: day,
    now: newYorkInstant(day, newYorkMinutes),
  })?.code;
}

describe("the rules for the form of an order", () => {
  it("let a limit order for whole shares pass", () => {
    expect(codeFor({})).toBeUndefined();
  });

  /** Alpaca's table of order types and times in force for equities, whole shares. */
  it.each<[TimeInForce, readonly OrderType[]]>([
    ["day", ["market", "limit", "stop", "stop-limit"]],
    ["gtc", ["market", "limit", "stop", "stop-limit"]],
    ["ioc", ["market", "limit"]],
    ["fok", ["market", "limit"]],
    ["opg", ["market", "limit"]],
    ["cls", ["market", "limit"]],
  ])("allow for %s: %j", (timeInForce, allowed) => {
    for (const type of Object.keys(TERMS).filter((name): name is OrderType => name in TERMS))
      expect(codeFor({ timeInForce, terms: TERMS[type] }, { rules: everything })).toBe(
        allowed.includes(type) ? undefined : "TYPE_NOT_ALLOWED",
      );
  });

  it.each<TimeInForce>(["ioc", "fok", "opg", "cls"])("ask for the entitlement to %s", (timeInForce) => {
    expect(codeFor({ timeInForce })).toBe("ENTITLEMENT_MISSING");
    expect(codeFor({ timeInForce }, { rules: everything })).toBeUndefined();
  });

  it("know assets that are not traded, or not in fractions", () => {
    const half = { size: { in: "shares", quantity: quantity("0.5") } } as const;

    expect(codeFor({}, { asset: { ...asset, isTradable: false } })).toBe("ASSET_NOT_TRADABLE");
    expect(codeFor(half, { asset: { ...asset, isFractionable: false } })).toBe("NOT_FRACTIONABLE");
    expect(codeFor({}, { asset: { ...asset, isFractionable: false } })).toBeUndefined();
    expect(codeFor(half)).toBeUndefined();
  });

  it.each([
    ["0", "QUANTITY_NOT_POSITIVE"],
    ["-1", "QUANTITY_NOT_POSITIVE"],
    ["0.000000001", undefined],
  ])("take %s shares: %s", (shares, code) => {
    expect(codeFor({ size: { in: "shares", quantity: quantity(shares) } })).toBe(code);
  });

  it.each([
    ["0.99", "NOTIONAL_BELOW_MINIMUM"],
    ["1", undefined],
    ["100.25", undefined],
    ["100.255", "NOTIONAL_BELOW_CENT"],
  ])("take an order for %s dollars: %s", (dollars, code) => {
    expect(codeFor({ size: { in: "dollars", notional: money(dollars) } })).toBe(code);
  });

  it("keep fractions and dollars to day orders", () => {
    expect(codeFor({ size: { in: "shares", quantity: quantity("1.5") }, timeInForce: "gtc" })).toBe(
      "FRACTION_NEEDS_DAY",
    );
    expect(codeFor({ size: { in: "dollars", notional: money("10") }, timeInForce: "gtc" })).toBe("FRACTION_NEEDS_DAY");
    expect(codeFor({ timeInForce: "gtc" })).toBeUndefined();
  });

  it("keep extended hours to limit orders for the day", () => {
    expect(codeFor({ hours: "extended" })).toBeUndefined();
    expect(codeFor({ hours: "extended", timeInForce: "gtc" })).toBe("EXTENDED_HOURS_NEED_LIMIT_DAY");
    expect(codeFor({ hours: "extended", terms: TERMS.market })).toBe("EXTENDED_HOURS_NEED_LIMIT_DAY");
  });

  it.each<[TimeInForce, string, number, RuleCode | undefined]>([
    ["opg", "09:27", 9 * 60 + 27, undefined],
    ["opg", "09:28", 9 * 60 + 28, "AUCTION_CUT_OFF"],
    ["opg", "18:59", 18 * 60 + 59, "AUCTION_CUT_OFF"],
    ["opg", "19:00", 19 * 60, undefined],
    ["cls", "15:49", 15 * 60 + 49, undefined],
    ["cls", "15:50", 15 * 60 + 50, "AUCTION_CUT_OFF"],
    ["cls", "18:59", 18 * 60 + 59, "AUCTION_CUT_OFF"],
    ["cls", "19:00", 19 * 60, undefined],
  ])("know when the auction of %s takes orders: at %s", (timeInForce, _, newYorkMinutes, code) => {
    expect(codeFor({ timeInForce }, { rules: everything, newYorkMinutes })).toBe(code);
  });

  /** NYSE: closing auctions of 2025-07-03 and 2025-07-02, of which the first ends at 13:00. */
  it.each<[string, string, number, RuleCode | undefined]>([
    ["2025-07-03", "12:49", 12 * 60 + 49, undefined],
    ["2025-07-03", "12:50", 12 * 60 + 50, "AUCTION_CUT_OFF"],
    ["2025-07-02", "12:50", 12 * 60 + 50, undefined],
  ])("know when a session closes early: %s at %s", (day, _, newYorkMinutes, code) => {
    expect(codeFor({ timeInForce: "cls" }, { rules: everything, session: session(day), newYorkMinutes })).toBe(code);
  });

  it("know of each day the ticks of that day", () => {
    const halfPennies: OrderRules = { ...plain, ticks: (near, on) => tickSize(near, on, "narrow") };
    const terms: OrderTerms = { type: "limit", limit: price("25.005") };

    expect(codeFor({ terms }, { rules: halfPennies, session: session("2027-10-29") })).toBe("SUB_PENNY");
    expect(codeFor({ terms }, { rules: halfPennies, session: session("2027-11-01") })).toBeUndefined();
  });

  /** SEC Rule 612: two decimals from one dollar on, four below. */
  it.each([
    ["590.12", undefined],
    ["590.125", "SUB_PENNY"],
    ["1", undefined],
    ["0.9999", undefined],
    ["0.99995", "SUB_PENNY"],
    ["0", "SUB_PENNY"],
    ["-1", "SUB_PENNY"],
  ])("take a price of %s: %s", (text, code) => {
    expect(codeFor({ terms: { type: "limit", limit: price(text) } })).toBe(code);
    expect(codeFor({ terms: { type: "stop", stop: price(text) } })).toBe(code);
    expect(codeFor({ terms: { type: "stop-limit", stop: price("580"), limit: price(text) } })).toBe(code);
  });

  it("say in a sentence what is wrong", () => {
    const request = { ...limitOrder, terms: { type: "limit", limit: price("1.005") } } as const;

    expect(
      checkRules(request, asset, { rules: plain, session: TODAY, now: newYorkInstant(TODAY, EARLY) })?.sentence,
    ).toBe("price 1.005 does not fulfill the minimum pricing increment");
  });
});
