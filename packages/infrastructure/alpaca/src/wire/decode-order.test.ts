import { UnexpectedAnswer } from "@alchemiser/application";
import { instantOf, money, price, quantity } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { orderBody } from "../testing/wire-bodies.ts";
import { decodeOrder, decodeOrderPage } from "./decode-order.ts";

describe("decodeOrder", () => {
  it("reads what was asked and what has become of it", () => {
    const filled = { filled_qty: "4", filled_avg_price: "500.123456789123", status: "partially_filled" };

    expect(decodeOrder(orderBody(filled))).toEqual({
      request: {
        id: "c-1",
        ticker: "SPY",
        side: "buy",
        size: { in: "shares", quantity: quantity("10") },
        terms: { type: "limit", limit: price("500.25") },
        timeInForce: "day",
        hours: "regular",
      },
      report: {
        status: "partially-filled",
        brokerId: "b-1",
        filled: quantity("4"),
        averagePrice: price("500.123456789"),
        reason: undefined,
        at: instantOf("2025-07-02T13:45:00.500Z"),
      },
    });
  });

  it("knows no average of nothing", () => {
    expect(decodeOrder(orderBody({ filled_avg_price: "0" })).report.averagePrice).toBeUndefined();
  });

  it("reads an order in dollars", () => {
    const { request } = decodeOrder(orderBody({ qty: null, notional: "250.5" }));

    expect(request.size).toEqual({ in: "dollars", notional: money("250.5") });
  });

  it.each([
    ["accepted", "accepted"],
    ["pending_new", "accepted"],
    ["accepted_for_bidding", "accepted"],
    ["calculated", "accepted"],
    ["stopped", "accepted"],
    ["held", "held"],
    ["pending_cancel", "pending-cancel"],
    ["done_for_day", "done-for-day"],
    ["canceled", "canceled"],
    ["rejected", "rejected"],
  ])("takes %s for %s", (status, ours) => {
    expect(decodeOrder(orderBody({ status })).report.status).toBe(ours);
  });

  it.each([
    ["status", { status: "levitating" }],
    ["symbol", { symbol: "not a symbol" }],
    ["qty", { qty: "1e3" }],
    ["qty", { qty: null }],
    ["filled_qty", { filled_qty: "0.1234567891" }],
    ["limit_price", { limit_price: null }],
    ["stop_price", { type: "stop" }],
    ["updated_at", { updated_at: "yesterday" }],
    ["updated_at", { updated_at: null, submitted_at: null }],
    ["side", { side: "hold" }],
  ])("guesses nothing when %s makes no sense: %j", (field, changes) => {
    expect(() => decodeOrder(orderBody(changes))).toThrow(UnexpectedAnswer);
    expect(() => decodeOrder(orderBody(changes))).toThrow(field);
  });

  it("calls an order by the broker's id when its own could not be ours", () => {
    expect(decodeOrder(orderBody({ client_order_id: "placed by hand!" })).request.id).toBe("b-1");
  });

  it("reads somebody's trailing stop as a stop where it stands now", () => {
    const { request } = decodeOrder(orderBody({ type: "trailing_stop", limit_price: null, stop_price: "480.5" }));

    expect(request.terms).toEqual({ type: "stop", stop: price("480.5") });
  });
});

describe("decodeOrderPage", () => {
  it("leaves out options and coins, but counts them", () => {
    const page = decodeOrderPage([orderBody(), orderBody({ id: "b-2", asset_class: "crypto", symbol: "BTC/USD" })]);

    expect(page.orders.map(({ request }) => request.id)).toEqual(["c-1"]);
    expect(page).toMatchObject({ listed: 2, lastBrokerId: "b-2" });
  });
});
