import { money, quantity } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { accountBody } from "../testing/wire-bodies.ts";
import { decodeAccount, decodePositions } from "./decode-account.ts";

describe("decodeAccount", () => {
  it("reads what the account has and may spend", () => {
    expect(decodeAccount(accountBody())).toEqual({
      account: "A1",
      kind: "margin",
      cash: money("-23140.2"),
      buyingPower: money("262113.632"),
      equity: money("103820.56"),
      equityAtLastClose: money("103529.24"),
      accruedFees: money("0"),
      restriction: undefined,
      entitlements: new Set(),
    });
  });

  it("cuts off what is beyond a billionth of a dollar", () => {
    expect(decodeAccount(accountBody({ cash: "1.0000000019" })).cash).toEqual(money("1.000000001"));
  });

  it.each([
    ["cash", "1"],
    ["margin", "2"],
    [undefined, undefined],
  ])("takes it for an account of the kind %s when it may borrow %s times", (kind, multiplier) => {
    expect(decodeAccount(accountBody({ multiplier })).kind).toBe(kind);
  });

  it("does not need what Alpaca need not tell", () => {
    const told = decodeAccount(accountBody({ multiplier: undefined, last_equity: undefined, accrued_fees: null }));

    expect(told).toMatchObject({ kind: undefined, equityAtLastClose: undefined, accruedFees: money("0") });
  });

  it.each([
    ["account status is ACCOUNT_CLOSED", { status: "ACCOUNT_CLOSED" }],
    ["account_blocked", { account_blocked: true, trading_blocked: true }],
    ["trading_blocked", { trading_blocked: true }],
    ["trade_suspended_by_user", { trade_suspended_by_user: true }],
  ])("tells why no orders are taken: %s", (restriction, changes) => {
    expect(decodeAccount(accountBody(changes)).restriction).toBe(restriction);
  });

  it("names every field that is missing", () => {
    expect(() => decodeAccount({})).toThrow(/account_number.*status.*cash/s);
  });
});

describe("decodePositions", () => {
  const position = { asset_class: "us_equity", symbol: "SPY", qty: "0.5", side: "long" };

  it("counts what is sold short below zero, and passes over options", () => {
    const short = { ...position, symbol: "TLT", qty: "-3", side: "short" };
    const option = { ...position, asset_class: "us_option", symbol: "AAPL240119C00100000" };

    expect(decodePositions([position, short, option])).toEqual(
      new Map([
        ["SPY", quantity("0.5")],
        ["TLT", quantity("-3")],
      ]),
    );
  });
});
