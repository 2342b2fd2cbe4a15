import { UnexpectedAnswer } from "@alchemiser/application";
import { instantOf, price, quantity } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { updateBody } from "../testing/wire-bodies.ts";
import { decodeTradeUpdate } from "./decode-trade-update.ts";

const partial = { status: "partially_filled", filled_qty: "7.50", filled_avg_price: "500.1" };

describe("decodeTradeUpdate", () => {
  it("reads an execution, named by how much is filled after it", () => {
    expect(decodeTradeUpdate(updateBody("partial_fill", partial))).toMatchObject({
      kind: "order",
      id: "c-1",
      report: { status: "partially-filled", filled: quantity("7.5"), averagePrice: price("500.1") },
      fill: {
        executionId: "c-1@7.5",
        orderId: "c-1",
        quantity: quantity("4"),
        price: price("500.2"),
        at: instantOf("2025-07-02T13:45:01Z"),
      },
    });
  });

  it("reads a change of status without an execution", () => {
    expect(decodeTradeUpdate(updateBody("canceled", { status: "canceled" }))).toMatchObject({
      kind: "order",
      report: { status: "canceled" },
      fill: undefined,
    });
  });

  it.each(["trade_bust", "trade_correct"])("sends the listener to read again after a %s", (event) => {
    expect(decodeTradeUpdate(updateBody(event, partial))).toEqual({ kind: "resumed" });
  });

  it("passes over coins", () => {
    expect(decodeTradeUpdate(updateBody("fill", { asset_class: "crypto", symbol: "BTC/USD" }))).toBeUndefined();
  });

  it("guesses nothing", () => {
    expect(() => decodeTradeUpdate(updateBody("new", { status: "levitating" }))).toThrow(UnexpectedAnswer);
    expect(() => decodeTradeUpdate({ ...updateBody("fill", partial), price: null })).toThrow("price");
  });
});
