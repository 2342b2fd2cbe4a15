import {
  rule612,
  dividendFactors,
  instant,
  money,
  newYorkInstant,
  noCosts,
  orderId,
  price,
  quantity,
  session,
  splitFactors,
  ticker,
  unlimited,
  weight,
  type DailyBars,
  type OrderRequest,
  type TimeInForce,
} from "@alchemiser/domain";
import { walkingBars } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { barMarket } from "../market/bar-market.ts";
import { Tape } from "./tape.ts";
import { TradingFloor } from "./trading-floor.ts";

const SPY = ticker("SPY");
const MONDAY = session("2025-06-16");
const TUESDAY = session("2025-06-17");

// Flat closes at 100: each day falls from 99.9 to 99, rises to 101 and ends at 100.
const walk = walkingBars({ after: "2025-06-12", moves: [1, 1, 1, 1] });
const at = (day: typeof MONDAY, hours: number, minutes = 0) => newYorkInstant(day, hours * 60 + minutes);

const floorOn = (
  bars: DailyBars,
  opensAt = at(MONDAY, 9),
  entitlements: ReadonlySet<TimeInForce> = new Set(),
): TradingFloor =>
  new TradingFloor({
    tape: new Tape({ market: barMarket([bars]), halfSpread: weight("0.0001"), tickMs: 1000 }),
    opensAt,
    exchange: {
      cash: money("10000"),
      costs: noCosts,
      rules: { ticks: rule612, entitlements },
      asset: (name) => ({ ticker: name, isTradable: true, isFractionable: true }),
      idUniqueness: "for-ever",
      liquidity: unlimited,
    },
  });

let serial = 0;
const buy = (changes: Partial<OrderRequest> = {}): OrderRequest => ({
  id: orderId(`buy-${serial++}`),
  ticker: SPY,
  side: "buy",
  size: { in: "shares", quantity: quantity("10") },
  terms: { type: "market" },
  timeInForce: "day",
  hours: "regular",
  ...changes,
});

const limit = (text: string): Partial<OrderRequest> => ({ terms: { type: "limit", limit: price(text) } });

describe("a trading floor", () => {
  it("fills an order from before the opening at the opening", () => {
    const floor = floorOn(walk);
    floor.submit(buy());

    floor.advanceTo(at(MONDAY, 9, 29));
    expect(floor.exchange.fills).toEqual([]);
    floor.advanceTo(at(MONDAY, 9, 31));

    expect(floor.exchange.fills).toMatchObject([{ at: at(MONDAY, 9, 30), price: price("99.91") }]);
  });

  it("fills orders for the auctions of the day at its opening and at its close, where the account may send them", () => {
    const floor = floorOn(walk, at(MONDAY, 9), new Set(["opg", "cls"]));
    floor.submit(buy({ timeInForce: "opg" }));
    floor.submit(buy({ timeInForce: "cls" }));

    floor.advanceTo(at(MONDAY, 17));

    expect(floor.exchange.fills).toMatchObject([
      { at: at(MONDAY, 9, 30), price: price("99.9") },
      { at: at(MONDAY, 16), price: price("100") },
    ]);
    expect(floorOn(walk).submit(buy({ timeInForce: "cls" }))).toMatchObject({ code: "ENTITLEMENT_MISSING" });
  });

  it("fills a resting limit at the moment when the market comes to it, however far time is moved at once", () => {
    const far = floorOn(walk, at(MONDAY, 10));
    const near = floorOn(walk, at(MONDAY, 10));
    for (const floor of [far, near]) floor.submit(buy({ ...limit("99.2"), id: orderId("same") }));

    far.advanceTo(at(TUESDAY, 12));
    for (let now = at(MONDAY, 10); now <= at(TUESDAY, 12); now = instant(now + 61_234)) near.advanceTo(now);
    near.advanceTo(at(TUESDAY, 12));

    expect(far.exchange.fills).toMatchObject([{ price: price("99.2") }]);
    expect(near.exchange.fills).toEqual(far.exchange.fills);
    expect(near.history).toEqual(far.history);
  });

  it("is the same whether or not anybody was refused anything", () => {
    const asked = floorOn(walk, at(MONDAY, 10));
    const quiet = floorOn(walk, at(MONDAY, 10));
    for (const floor of [asked, quiet]) floor.submit(buy({ ...limit("99.2"), id: orderId("same") }));

    asked.advanceTo(instant(at(MONDAY, 11) + 345));
    expect(asked.submit(buy({ size: { in: "shares", quantity: quantity("1000") } })).outcome).toBe("refused");
    for (const floor of [asked, quiet]) floor.advanceTo(at(MONDAY, 15));

    expect(asked.exchange.fills).toEqual(quiet.exchange.fills);
  });

  it("expires an order for the day at the close and one for extended hours in the evening", () => {
    const floor = floorOn(walk, at(MONDAY, 10));
    const regular = buy(limit("50"));
    const extended = buy({ ...limit("50"), hours: "extended" });
    const status = (request: OrderRequest) => floor.exchange.orders.byClientId(request.id)?.status;
    floor.submit(regular);
    floor.submit(extended);

    floor.advanceTo(at(MONDAY, 16));
    expect([status(regular), status(extended)]).toEqual(["expired", "accepted"]);
    floor.advanceTo(at(MONDAY, 20));
    expect(status(extended)).toBe("expired");
  });

  it("cancels an order that has waited for 90 days", () => {
    const floor = floorOn(walk, at(MONDAY, 10));
    const standing = buy({ ...limit("1"), timeInForce: "gtc" });
    const status = () => floor.exchange.orders.byClientId(standing.id)?.status;
    floor.submit(standing);

    floor.advanceTo(at(session("2025-09-12"), 23));
    expect(status()).toBe("accepted");
    floor.advanceTo(at(session("2025-09-15"), 16));
    expect(status()).toBe("canceled");
  });

  it("keeps an order of the evening for the next session", () => {
    const floor = floorOn(walk, at(MONDAY, 18));
    floor.submit(buy());

    floor.advanceTo(at(TUESDAY, 9, 30));

    expect(floor.exchange.fills).toMatchObject([{ at: at(TUESDAY, 9, 30) }]);
  });

  it("pays a dividend to those who held the share the evening before", () => {
    const paid = Float64Array.of(0, 0, 1.5, 0);
    const floor = floorOn({ ...walk, dividendFactor: dividendFactors({ closes: walk.close, dividends: paid }) });
    floor.submit(buy());

    floor.advanceTo(at(TUESDAY, 12));

    expect(floor.exchange.activities).toMatchObject([{ kind: "dividend", cash: money("15"), at: at(TUESDAY, 4) }]);
  });

  it("splits the position and voids the orders when a session begins in new shares", () => {
    const splits = Float64Array.of(0, 0, 2, 0);
    const floor = floorOn({ ...walk, splitFactor: splitFactors(splits) });
    floor.submit(buy());
    floor.advanceTo(at(MONDAY, 12));
    const standing = buy({ ...limit("50"), timeInForce: "gtc" });
    floor.submit(standing);

    floor.advanceTo(at(TUESDAY, 4));

    expect(floor.exchange.positions.get(SPY)?.quantity).toEqual(quantity("20"));
    expect(floor.exchange.orders.byClientId(standing.id)?.status).toBe("canceled");
  });

  it("applies a split before the first trade of its session", () => {
    const floor = floorOn({ ...walk, splitFactor: splitFactors(Float64Array.of(0, 0, 2, 0)) });
    floor.submit(buy());
    floor.advanceTo(at(MONDAY, 22));
    const early = buy({ ...limit("50"), side: "sell", hours: "extended" });
    floor.submit(early);

    floor.advanceTo(at(TUESDAY, 4));

    expect(floor.exchange.orders.byClientId(early.id)?.status).toBe("canceled");
    expect(floor.exchange.positions.get(SPY)?.quantity).toEqual(quantity("20"));
  });

  it("tells everything once", () => {
    const floor = floorOn(walk, at(MONDAY, 10));
    floor.submit(buy());

    expect(floor.takeNews().map(({ kind }) => kind)).toEqual(["status", "fill"]);
    expect(floor.takeNews()).toEqual([]);
  });
});
