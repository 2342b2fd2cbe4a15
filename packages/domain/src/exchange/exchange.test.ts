import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../calendar/instant.ts";
import { session } from "../calendar/session.ts";
import { alpacaCosts } from "../costs/alpaca-costs.ts";
import { noCosts } from "../costs/cost-model.ts";
import type { Quote } from "../market/quote.ts";
import { rule612 } from "../market-rules/tick-sizes.ts";
import { ticker } from "../market/ticker.ts";
import { sum } from "../money/decimal.ts";
import { money, price, quantity, valueOf, weight } from "../money/money.ts";
import { orderId, type OrderRequest, type OrderTerms, type Side } from "../orders/order.ts";
import { Exchange } from "./exchange.ts";
import { unlimited, type ExchangeMoment, type ExchangeSettings } from "./exchange-settings.ts";

const SPY = ticker("SPY");
const moment: ExchangeMoment = {
  now: instant(1_700_000_000_000),
  session: session("2023-11-14"),
  phase: "regular",
};

const settings: ExchangeSettings = {
  cash: money("10000"),
  costs: noCosts,
  rules: { ticks: rule612, entitlements: new Set() },
  asset: (name) => ({ ticker: name, isTradable: true, isFractionable: true }),
  idUniqueness: "for-ever",
  liquidity: unlimited,
};

const openExchange = (changes: Partial<ExchangeSettings> = {}): Exchange =>
  new Exchange({ ...settings, ...changes }, moment);

const quote = (bid: string, ask: string): Quote => ({
  bid: price(bid),
  ask: price(ask),
  bidSize: quantity("100"),
  askSize: quantity("100"),
  at: moment.now,
});

let serial = 0;
const order = (side: Side, shares: string, changes: Partial<OrderRequest> = {}): OrderRequest => ({
  id: orderId(`order-${serial++}`),
  ticker: SPY,
  side,
  size: { in: "shares", quantity: quantity(shares) },
  terms: { type: "market" },
  timeInForce: "day",
  hours: "regular",
  ...changes,
});

const limit = (at: string): OrderTerms => ({ type: "limit", limit: price(at) });
const stop = (at: string): OrderTerms => ({ type: "stop", stop: price(at) });

const outcome = (exchange: Exchange, request: OrderRequest): string => {
  const answer = exchange.submit(request);
  return answer.outcome === "refused" ? answer.code : answer.order.status;
};

const heldSpy = (exchange: Exchange): string => exchange.positions.get(SPY)?.quantity.toString() ?? "0";

describe("Exchange", () => {
  it("fills a market buy at the ask and a market sell at the bid", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99", "100"));

    exchange.submit(order("buy", "10"));
    exchange.submit(order("sell", "4"));

    expect(exchange.fills.map((fill) => `${fill.side} ${fill.quantity} @ ${fill.price}`)).toEqual([
      "buy 10 @ 100",
      "sell 4 @ 99",
    ]);
    expect(exchange.cash).toEqual(money("9396"));
    expect(heldSpy(exchange)).toBe("6");
  });

  it("turns the dollars of a notional order into shares at the price it trades at", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("299", "300"));

    expect(outcome(exchange, order("buy", "1", { size: { in: "dollars", notional: money("100") } }))).toBe("filled");
    expect(heldSpy(exchange)).toBe("0.333333333");
  });

  it("gives a marketable limit the better price, and a resting one its own", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99", "100"));

    exchange.submit(order("buy", "1", { terms: limit("105") }));
    exchange.submit(order("buy", "1", { terms: limit("98") }));
    exchange.quote(SPY, quote("96", "97"));

    expect(exchange.fills.map((fill) => fill.price.toString())).toEqual(["100", "98"]);
  });

  it("wakes a sell stop when the bid falls to it, and then sells at the market", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99", "100"));
    exchange.submit(order("buy", "1"));
    exchange.submit(order("sell", "1", { terms: stop("95") }));

    exchange.quote(SPY, quote("95.5", "96"));
    expect(heldSpy(exchange)).toBe("1");
    exchange.quote(SPY, quote("94", "94.5"));

    expect(exchange.fills.at(-1)?.price).toEqual(price("94"));
  });

  it("keeps a woken stop-limit as a limit order", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99", "100"));
    const request = order("buy", "1", { terms: { type: "stop-limit", stop: price("101"), limit: price("101.5") } });
    exchange.submit(request);

    exchange.quote(SPY, quote("102", "103"));
    expect(exchange.orders.byClientId(request.id)?.status, "the market is beyond the limit").toBe("accepted");
    exchange.quote(SPY, quote("101", "101.4"));

    expect(exchange.orders.byClientId(request.id)?.status).toBe("filled");
  });

  it("fills in parts when the market has no more", () => {
    const exchange = openExchange({
      liquidity: (_order, shares) => (shares.isBelow(quantity("4")) ? shares : quantity("3")),
    });
    exchange.quote(SPY, quote("99", "100"));
    const request = order("buy", "5", { terms: limit("100") });

    expect(outcome(exchange, request)).toBe("partially-filled");
    exchange.quote(SPY, quote("99", "100"));

    expect(exchange.orders.byClientId(request.id)).toMatchObject({ status: "filled", filled: quantity("5") });
    expect(exchange.fills).toHaveLength(2);
  });

  it("holds money back for working buys and shares for working sells", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99", "100"));
    exchange.submit(order("buy", "50"));
    const resting = exchange.submit(order("buy", "40", { terms: limit("90") }));

    expect(exchange.buyingPower).toEqual(money("1400"));
    expect(outcome(exchange, order("buy", "15"))).toBe("INSUFFICIENT_BUYING_POWER");
    exchange.cancel(resting.outcome === "accepted" ? resting.order.brokerId : "");
    exchange.submit(order("sell", "30", { terms: limit("120") }));

    expect(exchange.buyingPower).toEqual(money("5000"));
    expect(exchange.freeShares(SPY)).toEqual(quantity("20"));
    expect(outcome(exchange, order("sell", "21", { terms: limit("130") }))).toBe("INSUFFICIENT_SHARES");
  });

  it("keeps the shares back that a waiting sell in dollars will need", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99", "100"));
    exchange.submit(order("buy", "10"));
    exchange.moveTo({ ...moment, phase: "pre" });
    exchange.submit(order("sell", "1", { size: { in: "dollars", notional: money("900") } }));

    expect(outcome(exchange, order("sell", "5"))).toBe("INSUFFICIENT_SHARES");
    exchange.moveTo(moment);
    exchange.quote(SPY, quote("50", "51"));

    expect(heldSpy(exchange), "at half the price the dollars would need more than is held").toBe("0");
  });

  it("refuses to sell for dollars where nobody bids", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99", "100"));
    exchange.submit(order("buy", "10"));
    exchange.quote(SPY, quote("0", "100"));

    const request = order("sell", "1", { size: { in: "dollars", notional: money("100") } });
    expect(outcome(exchange, request)).toBe("INSUFFICIENT_SHARES");
  });

  it("refuses an order that could trade against one of its own", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99", "100"));
    exchange.submit(order("buy", "10"));
    exchange.submit(order("buy", "1", { terms: limit("95") }));

    expect(outcome(exchange, order("sell", "1"))).toBe("WASH_TRADE");
    expect(outcome(exchange, order("sell", "1", { terms: limit("95") }))).toBe("WASH_TRADE");
    expect(outcome(exchange, order("sell", "1", { terms: limit("95.01") })), "limits that do not cross").toBe("filled");
  });

  it.each([
    ["for-ever", "DUPLICATE_ID"],
    ["while-active", "filled"],
  ] as const)("treats a used id as taken %s", (idUniqueness, second) => {
    const exchange = openExchange({ idUniqueness });
    exchange.quote(SPY, quote("99", "100"));
    const request = order("buy", "1");

    expect(outcome(exchange, request)).toBe("filled");
    expect(outcome(exchange, request)).toBe(second);
  });

  it("lets an order for regular hours wait for the opening, and fills it at the first quote", () => {
    const exchange = openExchange();
    exchange.moveTo({ ...moment, phase: "closed" });
    exchange.quote(SPY, quote("99", "100"));
    expect(outcome(exchange, order("buy", "1", { terms: limit("105") }))).toBe("accepted");

    exchange.moveTo(moment);
    exchange.quote(SPY, quote("101", "102"));

    expect(exchange.fills.at(-1)?.price).toEqual(price("102"));
  });

  it("expires orders for the day at its end and keeps those that are good until cancelled", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99", "100"));
    const forToday = order("buy", "1", { terms: limit("90") });
    const forLonger = order("buy", "1", { terms: limit("90"), timeInForce: "gtc" });
    exchange.submit(forToday);
    exchange.submit(forLonger);

    exchange.closeDay();

    expect(exchange.orders.byClientId(forToday.id)?.status).toBe("expired");
    expect(exchange.orders.working.map(({ request }) => request.id)).toEqual([forLonger.id]);
  });

  it("lets orders for extended hours work on when the regular ones end", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99", "100"));
    const regular = order("buy", "1", { terms: limit("90") });
    const extended = order("buy", "1", { terms: limit("90"), hours: "extended" });
    exchange.submit(regular);
    exchange.submit(extended);

    exchange.expire("regular");

    expect(exchange.orders.byClientId(regular.id)?.status).toBe("expired");
    expect(exchange.orders.working.map(({ request }) => request.id)).toEqual([extended.id]);
  });

  it("cancels what an immediate order leaves, and all of one that must fill or be killed", () => {
    const rules = { ticks: rule612, entitlements: new Set(["ioc", "fok"] as const) };
    const exchange = openExchange({ rules, liquidity: () => quantity("3") });
    exchange.quote(SPY, quote("99", "100"));
    const ioc = order("buy", "5", { timeInForce: "ioc", terms: limit("100") });
    const fok = order("buy", "5", { timeInForce: "fok", terms: limit("100") });
    exchange.submit(ioc);
    exchange.submit(fok);

    expect(exchange.orders.byClientId(ioc.id)).toMatchObject({ status: "canceled", filled: quantity("3") });
    expect(exchange.orders.byClientId(fok.id)).toMatchObject({ status: "canceled", filled: quantity("0") });
  });

  it("lets orders for an auction wait for it, and trade there at one price or not at all", () => {
    const exchange = openExchange({ rules: { ticks: rule612, entitlements: new Set(["cls"] as const) } });
    const beforeNoon = instant(moment.now - 6 * 3_600_000);
    exchange.moveTo({ ...moment, now: beforeNoon });
    exchange.quote(SPY, quote("99", "100"));
    const generous = order("buy", "5", { timeInForce: "cls", terms: limit("100") });
    const mean = order("buy", "5", { timeInForce: "cls", terms: limit("99") });
    expect([generous, mean].map((request) => outcome(exchange, request))).toEqual(["accepted", "accepted"]);
    exchange.quote(SPY, quote("98", "98.5"));
    exchange.quote(SPY, quote("99", "99.5"));
    expect(exchange.fills, "quotes are not met").toEqual([]);

    exchange.auction("opg");
    expect(exchange.orders.working).toHaveLength(2);
    exchange.auction("cls");

    expect(exchange.fills).toMatchObject([{ orderId: generous.id, price: price("99.25"), quantity: quantity("5") }]);
    expect(exchange.orders.all.map(({ status }) => status)).toEqual(["filled", "canceled"]);
  });

  it("puts a replacement in the place of a working order", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99", "100"));
    const first = exchange.submit(order("buy", "100", { terms: limit("99") }));
    const brokerId = first.outcome === "accepted" ? first.order.brokerId : "";

    const second = exchange.replace(brokerId, order("buy", "100", { terms: limit("99.5") }));

    expect(second).toMatchObject({ outcome: "accepted", order: { replaces: brokerId } });
    expect(exchange.orders.get(brokerId)?.status).toBe("replaced");
    expect(exchange.buyingPower, "only the new order keeps money back").toEqual(money("50"));
  });

  it("charges the regulators' fees of an order once, at the end of the day, however many fills it took", () => {
    const exchange = openExchange({
      costs: alpacaCosts,
      liquidity: (_order, shares) => (shares.isBelow(quantity("20")) ? shares : quantity("20")),
    });
    exchange.quote(SPY, quote("100", "100"));
    exchange.submit(order("buy", "20"));
    exchange.submit(order("buy", "20"));
    exchange.submit(order("sell", "40"));
    exchange.quote(SPY, quote("100", "100"));
    expect(exchange.cash, "nothing is paid before the day ends").toEqual(money("10000"));

    exchange.closeDay();

    // 2023-11-14: SEC 8.00 per million of 4,000 = 0.032 → 0.04; TAF 0.000145 × 40 = 0.0058 → 0.01.
    expect(exchange.cash).toEqual(money("9999.95"));
    expect(exchange.activities).toMatchObject([{ kind: "fee", cash: money("-0.05") }]);
  });

  it("pays dividends, splits positions and takes deposits", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99", "100"));
    exchange.submit(order("buy", "10"));

    exchange.apply({ kind: "dividend", ticker: SPY, perShare: price("1.5") });
    exchange.apply({ kind: "split", ticker: SPY, ratio: weight("0.1") });
    exchange.apply({ kind: "transfer", amount: money("500") });
    exchange.apply({ kind: "dividend", ticker: ticker("TLT"), perShare: price("1") });

    expect(exchange.cash).toEqual(money("9515"));
    expect(exchange.positions.get(SPY)).toEqual({ quantity: quantity("1"), cost: money("1000") });
    expect(exchange.activities.map(({ kind }) => kind)).toEqual(["dividend", "split", "transfer"]);
  });

  it("keeps cash equal to what was brought in and traded", () => {
    const exchange = openExchange();
    exchange.quote(SPY, quote("99.37", "99.41"));
    for (const shares of ["1.5", "0.333333333", "12"]) exchange.submit(order("buy", shares));
    exchange.submit(order("sell", "7.123456789"));

    const traded = exchange.fills.map((fill) => {
      const value = valueOf(fill.quantity, fill.price);
      return fill.side === "buy" ? value.negated() : value;
    });
    expect(exchange.cash).toEqual(sum([money("10000"), ...traded]));
  });

  it("never lets cash or shares go below zero, whatever is asked of it", () => {
    const steps = fc.array(
      fc.record({
        side: fc.constantFrom<Side>("buy", "sell"),
        shares: fc.integer({ min: 1, max: 60 }),
        limit: fc.option(fc.integer({ min: 80, max: 120 }), { nil: undefined }),
        bid: fc.integer({ min: 80, max: 120 }),
      }),
      { maxLength: 40 },
    );

    fc.assert(
      fc.property(steps, (all) => {
        const exchange = openExchange();
        for (const step of all) {
          exchange.quote(SPY, quote(String(step.bid), String(step.bid + 1)));
          const terms: OrderTerms = step.limit === undefined ? { type: "market" } : limit(String(step.limit));
          exchange.submit(order(step.side, String(step.shares), { terms }));

          expect(exchange.cash.isNegative(), `cash ${exchange.cash}`).toBe(false);
          expect(exchange.freeShares(SPY).isNegative(), `free ${exchange.freeShares(SPY)}`).toBe(false);
        }
      }),
    );
  });
});
