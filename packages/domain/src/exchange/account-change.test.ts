import { describe, expect, it } from "vitest";
import { ticker } from "../market/ticker.ts";
import { money, price, quantity, weight } from "../money/money.ts";
import { orderId, type Fill } from "../orders/order.ts";
import { NOW } from "../testing/scenario.ts";
import { activityOf, type AccountChange } from "./account-change.ts";
import { Holdings } from "./holdings.ts";

const SPY = ticker("SPY");

const fill = { executionId: "1", orderId: orderId("1"), ticker: SPY, side: "buy", at: NOW } as const;
const bought: Fill = { ...fill, quantity: quantity("10"), price: price("100") };

/** 10 SPY that were bought for 1,000 of 3,000 dollars. */
function withShares(): Holdings {
  const holdings = new Holdings(money("3000"));
  holdings.settle(bought);
  return holdings;
}

const after = (change: AccountChange) => {
  const holdings = withShares();
  const activity = activityOf(change, { id: "a", at: NOW, holdings });
  return { activity, cash: holdings.cash.toString(), shares: holdings.sharesOf(SPY).toString() };
};

describe("activityOf", () => {
  it("takes a fee out of the cash", () => {
    expect(after({ kind: "fee", amount: money("1.5"), note: "of July" })).toEqual({
      activity: { kind: "fee", id: "a", at: NOW, cash: money("-1.5"), note: "of July" },
      cash: "1998.5",
      shares: "10",
    });
  });

  it("adds a deposit, and takes a withdrawal", () => {
    expect(after({ kind: "transfer", amount: money("500") })).toMatchObject({ cash: "2500" });
    expect(after({ kind: "transfer", amount: money("-500") })).toMatchObject({
      activity: { kind: "transfer", cash: money("-500") },
      cash: "1500",
    });
  });

  it("pays a dividend on the shares that are held", () => {
    expect(after({ kind: "dividend", ticker: SPY, perShare: price("1.25") })).toEqual({
      activity: { kind: "dividend", id: "a", at: NOW, ticker: SPY, cash: money("12.5") },
      cash: "2012.5",
      shares: "10",
    });
  });

  it("gives new shares in a split, and takes shares in a reverse split", () => {
    expect(after({ kind: "split", ticker: SPY, ratio: weight("3") })).toMatchObject({
      activity: { kind: "split", shares: quantity("20") },
      shares: "30",
    });
    expect(after({ kind: "split", ticker: SPY, ratio: weight("0.1") })).toMatchObject({
      activity: { shares: quantity("-9") },
      shares: "1",
      cash: "2000",
    });
  });

  it("gives shares another name, and joins them to those that have it", () => {
    const [SPYX, holdings] = [ticker("SPYX"), withShares()];
    holdings.settle({ ...fill, executionId: "2", ticker: SPYX, quantity: quantity("2"), price: price("100") });

    expect(activityOf({ kind: "rename", ticker: SPY, to: SPYX }, { id: "a", at: NOW, holdings })).toEqual({
      kind: "reorganization",
      id: "a",
      at: NOW,
      ticker: SPY,
      shares: quantity("10"),
      into: { ticker: SPYX, shares: quantity("10") },
      cash: money("0"),
    });
    expect(holdings.positions).toEqual(new Map([[SPYX, { quantity: quantity("12"), cost: money("1200") }]]));
  });

  it("takes a trade back that was busted, and settles a corrected one at its price", () => {
    expect(after({ kind: "bust", fill: bought })).toEqual({
      activity: { kind: "bust", id: "a", at: NOW, fill: bought },
      cash: "3000",
      shares: "0",
    });
    expect(after({ kind: "correction", fill: bought, price: price("90") })).toEqual({
      activity: { kind: "correction", id: "a", at: NOW, fill: { ...bought, price: price("90") } },
      cash: "2100",
      shares: "10",
    });
  });

  it("says nothing of symbols that are not held", () => {
    const TLT = ticker("TLT");

    expect(after({ kind: "dividend", ticker: TLT, perShare: price("1") }).activity).toBeUndefined();
    expect(after({ kind: "split", ticker: TLT, ratio: weight("2") }).activity).toBeUndefined();
    expect(after({ kind: "rename", ticker: TLT, to: SPY }).activity).toBeUndefined();
  });
});
