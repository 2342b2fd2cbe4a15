import { describe, expect, it } from "vitest";
import type { Quote } from "../market/quote.ts";
import { ticker } from "../market/ticker.ts";
import { money, NO_MONEY, price, quantity } from "../money/money.ts";
import { orderId, type OrderRequest, type OrderTerms, type Side } from "../orders/order.ts";
import { NOW, quoted, TODAY } from "../testing/scenario.ts";
import { unfilled, type OpenOrder } from "./open-order.ts";
import { rule612 } from "./tick-sizes.ts";
import { validate, type Arrival } from "./validate.ts";

const SPY = ticker("SPY");
const limit = (at: string): OrderTerms => ({ type: "limit", limit: price(at) });
const MARKET: OrderTerms = { type: "market" };

const order = (side: Side, shares: string, terms: OrderTerms = limit("100")): OrderRequest => ({
  id: orderId("by-hand"),
  ticker: SPY,
  side,
  size: { in: "shares", quantity: quantity(shares) },
  terms,
  timeInForce: "day",
  hours: "regular",
});

/** An open market at 99 to 100, 1000 dollars and 10 SPY. */
const arrival: Arrival = {
  rules: { ticks: rule612, entitlements: new Set() },
  session: TODAY,
  now: NOW,
  account: { buyingPower: money("1000"), held: quantity("10") },
  openOrders: [],
  asset: { ticker: SPY, isTradable: true, isFractionable: true },
  quote: quoted("99", "100"),
};

const told = (request: OrderRequest, changes: Partial<Arrival> = {}): string | undefined => {
  const refusal = validate(request, { ...arrival, ...changes });
  return refusal && `${refusal.code}: ${refusal.sentence}`;
};

const NO_SIDES: Quote = quoted("0", "0");

describe("validate", () => {
  it("lets pass what the account can pay, and what it can deliver", () => {
    expect(told(order("buy", "10"))).toBeUndefined();
    expect(told(order("sell", "10"))).toBeUndefined();
  });

  it("does not know a symbol that the broker does not know", () => {
    expect(told(order("buy", "1"), { asset: undefined })).toBe('UNKNOWN_ASSET: asset "SPY" not found');
  });

  it("tells of the form of an order before anything else", () => {
    expect(told(order("buy", "11", limit("100.001")))).toContain("SUB_PENNY");
  });

  it("asks for money at the limit, else at the offer", () => {
    expect(told(order("buy", "10.01"))).toBe("INSUFFICIENT_BUYING_POWER: it may cost 1001, the buying power is 1000");
    expect(told(order("buy", "10", MARKET))).toBeUndefined();
    expect(told(order("buy", "10", MARKET), { quote: quoted("100", "100.01") })).toContain("it may cost 1000.1");
    expect(told(order("buy", "1", MARKET), { quote: undefined })).toBe(
      "INSUFFICIENT_BUYING_POWER: nobody offers, so that its cost is unknown, the buying power is 1000",
    );
  });

  it("keeps back the shares that open sells have promised, as far as they are not filled", () => {
    const halfDone: OpenOrder = {
      request: order("sell", "8", limit("120")),
      filled: quantity("3"),
      filledValue: money("360"),
    };

    expect(told(order("sell", "5"), { openOrders: [halfDone] })).toBeUndefined();
    expect(told(order("sell", "6"), { openOrders: [halfDone] })).toBe(
      "INSUFFICIENT_SHARES: it sells 6, of 10 SPY other orders have promised 5",
    );
  });

  it("keeps back the shares that open sells in dollars will need", () => {
    const forDollars: OrderRequest = {
      ...order("sell", "1"),
      terms: limit("120"),
      size: { in: "dollars", notional: money("495") },
    };

    expect(told(order("sell", "5"), { openOrders: [unfilled(forDollars)] })).toBeUndefined();
    expect(told(order("sell", "5.000000001"), { openOrders: [unfilled(forDollars)] })).toContain("INSUFFICIENT_SHARES");
  });

  it("does not mind open orders of other symbols, nor buys that cannot be met", () => {
    const elsewhere = { ...order("sell", "8", limit("120")), ticker: ticker("TLT") };

    expect(told(order("sell", "10"), { openOrders: [unfilled(elsewhere)] })).toBeUndefined();
    expect(told(order("sell", "10"), { openOrders: [unfilled(order("buy", "1", limit("90")))] })).toBeUndefined();
  });

  it("lets nobody cross from a holding into a short sale, nor sell short what is not held", () => {
    expect(told(order("sell", "10.000000001"))).toContain("CROSSES_ZERO: it sells 10.000000001, of 10 SPY");
    expect(told(order("sell", "1"), { account: { buyingPower: NO_MONEY, held: quantity("0") } })).toBe(
      "SHORT_SALE: no SPY is held, and nothing is sold short",
    );
  });

  it("sells nothing for dollars where nobody bids", () => {
    const forDollars: OrderRequest = { ...order("sell", "1"), size: { in: "dollars", notional: money("10") } };

    expect(told({ ...forDollars, terms: MARKET }, { quote: NO_SIDES })).toBe(
      "INSUFFICIENT_SHARES: nobody bids, so that the shares are unknown, of 10 SPY other orders have promised 0",
    );
  });

  it.each([
    [MARKET, "at any price"],
    [limit("100"), "at 100"],
    [{ type: "stop", stop: price("95") } as const, "at the stop 95"],
    [{ type: "stop-limit", stop: price("95"), limit: price("94") } as const, "at the stop 95"],
  ])("names the own order that it could meet: %j", (terms, words) => {
    expect(told(order("buy", "1"), { openOrders: [unfilled(order("sell", "2", terms))] })).toBe(
      `WASH_TRADE: to buy at 100 could meet order "by-hand", which is to sell ${words}`,
    );
  });
});
