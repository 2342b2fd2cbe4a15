import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newYorkInstant } from "../calendar/new-york-time.ts";
import { session } from "../calendar/session.ts";
import { alpacaCosts } from "../costs/alpaca-costs.ts";
import type { Asset } from "../market/asset.ts";
import { ticker, type Ticker } from "../market/ticker.ts";
import { rule612 } from "../market-rules/tick-sizes.ts";
import { validate, type RefusalCode } from "../market-rules/validate.ts";
import { Decimal } from "../money/decimal.ts";
import { money, NO_SHARES, price, quantity, type Money, type Price, type Quantity } from "../money/money.ts";
import { orderId, type OrderRequest, type OrderTerms, type TimeInForce } from "../orders/order.ts";
import { Exchange } from "./exchange.ts";
import type { ExchangeSettings } from "./exchange-settings.ts";

/** One that trades in fractions, one in whole shares, one that is halted, and one that nobody knows. */
const ASSETS: readonly Asset[] = [
  { ticker: ticker("SPY"), isTradable: true, isFractionable: true },
  { ticker: ticker("FNGU"), isTradable: true, isFractionable: false },
  { ticker: ticker("HALT"), isTradable: false, isFractionable: true },
];
const TICKERS: readonly Ticker[] = [...ASSETS.map((asset) => asset.ticker), ticker("NONE")];
const assetOf = (name: Ticker): Asset | undefined => ASSETS.find((asset) => asset.ticker === name);

const DAY = session("2025-07-02");
const rules = { ticks: rule612, entitlements: new Set<TimeInForce>(["ioc", "cls"]) };
const settings: ExchangeSettings = {
  cash: money("10000"),
  costs: alpacaCosts,
  rules,
  asset: assetOf,
  idUniqueness: "for-ever",
  liquidity: (_order, shares) => (shares.isBelow(quantity("4")) ? shares : quantity("3")),
};

const nanos = (from: number, to: number, step: bigint) =>
  fc.integer({ min: from, max: to }).map((steps) => BigInt(steps) * step);
const CENT = 10_000_000n;
const prices = fc.oneof(
  { weight: 9, arbitrary: nanos(8000, 12000, CENT).map((raw): Price => new Decimal(raw)) },
  { weight: 1, arbitrary: nanos(-1, 24000, CENT / 2n).map((raw): Price => new Decimal(raw)) },
);
const shares = fc.oneof(
  { weight: 6, arbitrary: nanos(1, 20, 10n ** 9n).map((raw): Quantity => new Decimal(raw)) },
  { weight: 2, arbitrary: nanos(-1, 60, 5n * 10n ** 8n).map((raw): Quantity => new Decimal(raw)) },
);
const dollars = nanos(0, 2_000_000, CENT / 10n).map((raw): Money => new Decimal(raw));

const terms = fc.oneof<fc.Arbitrary<OrderTerms>[]>(
  fc.constant({ type: "market" }),
  prices.map((limit) => ({ type: "limit", limit })),
  prices.map((stop) => ({ type: "stop", stop })),
  fc.record({ type: fc.constant("stop-limit"), stop: prices, limit: prices }),
);

const requests = fc.record<Omit<OrderRequest, "id">>({
  ticker: fc.oneof({ weight: 8, arbitrary: fc.constant(ticker("SPY")) }, fc.constantFrom(...TICKERS)),
  side: fc.constantFrom("buy", "sell"),
  size: fc.oneof(
    { weight: 4, arbitrary: shares.map((amount) => ({ in: "shares", quantity: amount }) as const) },
    { weight: 1, arbitrary: dollars.map((notional) => ({ in: "dollars", notional }) as const) },
  ),
  terms,
  timeInForce: fc.oneof(
    { weight: 3, arbitrary: fc.constant("day") },
    fc.constantFrom("day", "gtc", "ioc", "opg", "cls"),
  ),
  hours: fc.oneof({ weight: 5, arbitrary: fc.constant("regular") }, fc.constant("extended")),
});

const steps = fc.array(
  fc.record({ request: requests, bid: fc.integer({ min: 80, max: 120 }), minutes: fc.constantFrom(575, 720, 955) }),
  { minLength: 20, maxLength: 60 },
);

/** What the exchange shows of its account to everybody is enough to know its answer. */
const foretold = (exchange: Exchange, request: OrderRequest): RefusalCode | undefined =>
  validate(request, {
    rules,
    session: exchange.moment.session,
    now: exchange.moment.now,
    account: {
      buyingPower: exchange.buyingPower,
      held: exchange.positions.get(request.ticker)?.quantity ?? NO_SHARES,
    },
    openOrders: exchange.orders.working,
    asset: assetOf(request.ticker),
    quote: exchange.quoteOf(request.ticker),
  })?.code;

describe("the exchange", () => {
  it("takes what validate lets pass, and refuses the rest with the same code", () => {
    const told = new Set<RefusalCode | undefined>();
    const property = fc.property(steps, (all) => {
      const exchange = new Exchange(settings, { now: newYorkInstant(DAY, 570), session: DAY, phase: "regular" });
      all.forEach(({ request, bid, minutes }, row) => {
        const now = newYorkInstant(DAY, minutes);
        exchange.moveTo({ now, session: DAY, phase: "regular" });
        const sizes = { bidSize: quantity("100"), askSize: quantity("100") };
        exchange.quote(request.ticker, { bid: price(`${bid}`), ask: price(`${bid + 1}`), ...sizes, at: now });
        const order: OrderRequest = { ...request, id: orderId(`order-${row}`) };
        const code = foretold(exchange, order);
        told.add(code);
        const answer = exchange.submit(order);

        expect(answer.outcome === "refused" ? answer.code : undefined).toBe(code);
      });
    });
    fc.assert(property, { numRuns: 300, seed: 1 });

    const every: Readonly<Record<RefusalCode, true>> = {
      UNKNOWN_ASSET: true,
      ASSET_NOT_TRADABLE: true,
      QUANTITY_NOT_POSITIVE: true,
      NOTIONAL_BELOW_MINIMUM: true,
      NOTIONAL_BELOW_CENT: true,
      NOT_FRACTIONABLE: true,
      FRACTION_NEEDS_DAY: true,
      TYPE_NOT_ALLOWED: true,
      ENTITLEMENT_MISSING: true,
      EXTENDED_HOURS_NEED_LIMIT_DAY: true,
      AUCTION_CUT_OFF: true,
      SUB_PENNY: true,
      WASH_TRADE: true,
      INSUFFICIENT_BUYING_POWER: true,
      INSUFFICIENT_SHARES: true,
      CROSSES_ZERO: true,
      SHORT_SALE: true,
    };
    const seen = [...told].filter((code) => code !== undefined);
    expect(new Set(seen), "the orders meet every refusal there is").toEqual(new Set(Object.keys(every)));
  });
});
