import { money, orderId, price, quantity, ticker, type OrderRequest } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { encodeOrder } from "./encode-order.ts";

const request: OrderRequest = {
  id: orderId("c-1"),
  ticker: ticker("BRK.B"),
  side: "buy",
  size: { in: "shares", quantity: quantity("0.123456789") },
  terms: { type: "limit", limit: price("500.25") },
  timeInForce: "day",
  hours: "regular",
};

describe("encodeOrder", () => {
  it("writes amounts as decimal strings, to the last place", () => {
    expect(encodeOrder(request)).toEqual({
      client_order_id: "c-1",
      symbol: "BRK.B",
      side: "buy",
      type: "limit",
      time_in_force: "day",
      extended_hours: false,
      qty: "0.123456789",
      limit_price: "500.25",
    });
  });

  it("sends dollars or shares, never both", () => {
    const wire = encodeOrder({ ...request, size: { in: "dollars", notional: money("250.5") } });

    expect(wire.notional).toBe("250.5");
    expect(wire).not.toHaveProperty("qty");
  });

  it.each([
    [{ type: "market" }, { type: "market" }],
    [
      { type: "stop", stop: price("490") },
      { type: "stop", stop_price: "490" },
    ],
    [
      { type: "stop-limit", stop: price("490"), limit: price("489.5") },
      { type: "stop_limit", stop_price: "490", limit_price: "489.5" },
    ],
  ] as const)("says %j in Alpaca's words", (terms, words) => {
    const { limit_price: _limit, ...others } = encodeOrder({ ...request, terms: { type: "market" } });

    expect(encodeOrder({ ...request, terms })).toEqual({ ...others, ...words });
  });

  it("asks for extended hours where they are wanted", () => {
    expect(encodeOrder({ ...request, hours: "extended" }).extended_hours).toBe(true);
  });
});
