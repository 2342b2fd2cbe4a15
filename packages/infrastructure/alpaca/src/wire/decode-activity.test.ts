import { instantOf, money, NO_MONEY, price, quantity } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { changeBody, fillBody } from "../testing/wire-bodies.ts";
import { decodeActivity, decodePage, type RecordedActivity } from "./decode-activity.ts";

const read = (body: unknown): RecordedActivity | undefined => decodePage([body]).map(decodeActivity)[0];

describe("decodeActivity", () => {
  it("reads an execution under the broker's order id", () => {
    expect(read(fillBody())).toEqual({
      kind: "fill",
      fill: {
        id: "20250702094501000::f-1",
        brokerId: "b-1",
        ticker: "SPY",
        side: "buy",
        quantity: quantity("10"),
        cumulative: quantity("10"),
        price: price("500.2"),
        at: instantOf("2025-07-02T13:45:01Z"),
      },
    });
  });

  it.each([
    ["trade_bust", "bust"],
    ["trade_correct", "correction"],
  ])("does not take a %s for one fill more", (type, as) => {
    expect(read(fillBody({ type }))).toMatchObject({ kind: "amendment", as, fill: { brokerId: "b-1" } });
  });

  it.each([
    ["DIV", "dividend", { symbol: "SPY" }],
    ["DIVNRA", "dividend", { symbol: "SPY", net_amount: "-0.3" }],
    ["INT", "interest", {}],
    ["FEE", "fee", { net_amount: "-0.02", description: "TAF" }],
    ["CSD", "transfer", {}],
    ["CSW", "transfer", { net_amount: "-100" }],
    ["JNLC", "transfer", {}],
    ["JNLS", "share-transfer", { symbol: "SPY", qty: "-9", net_amount: undefined }],
  ])("takes %s for a %s", (type, kind, changes) => {
    expect(read(changeBody(type, changes))).toMatchObject({ kind: "change", activity: { kind } });
  });

  it("keeps the sign of what was paid, and the day at whose beginning it counts", () => {
    expect(read(changeBody("FEE", { net_amount: "-0.02", description: "TAF fee" }))).toEqual({
      kind: "change",
      activity: {
        kind: "fee",
        id: "20250702000000000::n-1",
        at: instantOf("2025-07-02T04:00:00Z"),
        cash: money("-0.02"),
        note: "TAF fee",
      },
    });
  });

  it.each([
    ["SPLIT", { group_id: "g-1" }, "g-1"],
    ["SPLIT", {}, "20250702000000000::n-1"],
    ["NC", {}, "NC of 2025-07-02"],
  ])("takes %s with %o for one side of what belongs to %s", (type, changes, group) => {
    expect(read(changeBody(type, { symbol: "SPY", qty: "-9", net_amount: null, ...changes }))).toEqual({
      kind: "leg",
      leg: {
        id: "20250702000000000::n-1",
        at: instantOf("2025-07-02T04:00:00Z"),
        type,
        group,
        ticker: "SPY",
        shares: quantity("-9"),
        cash: NO_MONEY,
      },
    });
  });

  it.each([
    ["SPIN activity", changeBody("SPIN")],
    ["of a type that is not known", changeBody("SPIN", { date: undefined })],
    ["canceled", changeBody("DIV", { symbol: "SPY", status: "canceled" })],
    ["dividend in shares", changeBody("DIV", { symbol: "SPY", activity_sub_type: "SDIV", net_amount: "0" })],
    ["names no shares", changeBody("SPLIT", { symbol: "SPY" })],
    ["names no shares", changeBody("JNLS", { qty: "1" })],
    ["names no symbol", changeBody("DIV")],
    ["names no amount", changeBody("INT", { net_amount: "" })],
    ["net_amount", changeBody("INT", { net_amount: "much" })],
    ["cum_qty", fillBody({ cum_qty: undefined })],
    ["is a trade_break", fillBody({ type: "trade_break" })],
    ["is a trade_bust of BTC/USD", fillBody({ type: "trade_bust", symbol: "BTC/USD" })],
    ['names "spy", which is no ticker', fillBody({ symbol: "spy" })],
  ])("says what it does not know: %s", (words, body) => {
    expect(read(body)).toMatchObject({
      kind: "change",
      activity: { kind: "unknown", what: expect.stringContaining(words) },
    });
  });

  it.each([
    ["AAPL240119C00100000", "buy", "-500200"],
    ["BTC/USD", "sell", "5002"],
  ])("takes an execution in %s for the cash alone that it moves", (symbol, side, cash) => {
    expect(read(fillBody({ symbol, side }))).toMatchObject({
      kind: "change",
      activity: { kind: "transfer", cash: money(cash) },
    });
  });
});
