import { describe, expect, it } from "vitest";
import { ticker } from "../market/ticker.ts";
import { price } from "../money/money.ts";
import { opposite, type OrderTerms } from "../orders/order.ts";
import { couldMeet, type Counterpart } from "./wash-trade.ts";

const limit = (at: string): OrderTerms => ({ type: "limit", limit: price(at) });
const MARKET: OrderTerms = { type: "market" };
const STOP: OrderTerms = { type: "stop", stop: price("90") };

const buying = (terms: OrderTerms): Counterpart => ({ ticker: ticker("SPY"), side: "buy", terms });
const selling = (terms: OrderTerms): Counterpart => ({ ticker: ticker("SPY"), side: "sell", terms });

// Alpaca, User Protection, as of 2026-09-16.
describe("two orders of one account", () => {
  it.each([
    ["a buy at 100 and a sale at 100", limit("100"), limit("100"), true],
    ["a buy at 100 and a sale at 99", limit("100"), limit("99"), true],
    ["a buy at 100 and a sale at 100.01", limit("100"), limit("100.01"), false],
    ["a buy at any price and a sale at 100", MARKET, limit("100"), true],
    ["a buy at 100 and a sale at any price", limit("100"), MARKET, true],
    ["a buy at 100 and a sale at a stop", limit("100"), STOP, true],
  ])("could meet or not, whichever was first: %s", (_, buy, sell, meets) => {
    expect([couldMeet(buying(buy), selling(sell)), couldMeet(selling(sell), buying(buy))]).toEqual([meets, meets]);
  });

  it("never meet on the same side, or in different symbols", () => {
    const other: Counterpart = { ticker: ticker("TLT"), side: opposite("buy"), terms: MARKET };

    expect(couldMeet(buying(MARKET), buying(MARKET))).toBe(false);
    expect(couldMeet(buying(MARKET), other)).toBe(false);
  });
});
