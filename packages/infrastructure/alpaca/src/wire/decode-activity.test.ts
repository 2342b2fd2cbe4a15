import { UnexpectedAnswer } from "@alchemiser/application";
import { instantOf, money, price, quantity } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { changeBody, fillBody } from "../testing/wire-bodies.ts";
import { decodeActivity, decodePage, type RecordedActivity } from "./decode-activity.ts";

const read = (body: unknown): RecordedActivity | undefined => decodePage([body]).map(decodeActivity)[0];

describe("decodeActivity", () => {
  it("reads an execution under the broker's order id", () => {
    expect(read(fillBody())).toEqual({
      kind: "fill",
      fill: {
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

  it.each(["trade_bust", "trade_correct"])("does not take a %s for one fill more", (type) => {
    expect(() => read(fillBody({ type }))).toThrow(UnexpectedAnswer);
    expect(() => read(fillBody({ type }))).toThrow(`is a ${type}, which is not known`);
  });

  it.each([
    ["DIV", "dividend", { symbol: "SPY" }],
    ["DIVNRA", "dividend", { symbol: "SPY", net_amount: "-0.3" }],
    ["INT", "interest", {}],
    ["FEE", "fee", { net_amount: "-0.02", description: "TAF" }],
    ["CSD", "transfer", {}],
    ["CSW", "transfer", { net_amount: "-100" }],
    ["JNLC", "transfer", {}],
    ["SPLIT", "split", { symbol: "SPY", qty: "-9" }],
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
    ["of type NC", changeBody("NC")],
    ["of type MA", changeBody("MA")],
    ["canceled", changeBody("DIV", { symbol: "SPY", status: "canceled" })],
    ["dividend in shares", changeBody("DIV", { symbol: "SPY", activity_sub_type: "SDIV", net_amount: "0" })],
    ["names no shares", changeBody("SPLIT", { symbol: "SPY" })],
    ["symbol", changeBody("DIV")],
    ["net_amount", changeBody("INT", { net_amount: "much" })],
    ["cum_qty", fillBody({ cum_qty: undefined })],
  ])("stops at what it does not know, and says what: %s", (words, body) => {
    expect(() => read(body)).toThrow(UnexpectedAnswer);
    expect(() => read(body)).toThrow(words);
  });

  it.each(["AAPL240119C00100000", "BTC/USD"])("passes over an execution in %s", (symbol) => {
    expect(read(fillBody({ symbol }))).toEqual({ kind: "foreign" });
  });
});
