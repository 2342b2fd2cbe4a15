import { describe, expect, it } from "vitest";
import { instant, type Instant } from "../calendar/instant.ts";
import { newYorkInstant } from "../calendar/new-york-time.ts";
import { session } from "../calendar/session.ts";
import { ticker } from "../market/ticker.ts";
import { price, quantity } from "../money/money.ts";
import { orderId, type Fill } from "../orders/order.ts";
import type { OrderIntent } from "../orders/order-intent.ts";
import { RecentKeeper } from "./recent-keeper.ts";

const spy = ticker("SPY");
const noon = (day: string): Instant => newYorkInstant(session(day), 720);

const fill = (at: Instant): Fill => ({
  ...{ executionId: String(at), orderId: orderId("one"), ticker: spy, side: "buy", at },
  quantity: quantity("2"),
  price: price("500"),
});

const intent = (id: string): OrderIntent => ({
  ...{ id: orderId(id), slot: { ticker: spy, side: "buy", leg: 0, attempt: 0 }, ticker: spy, side: "buy" },
  ...{ quantity: quantity("2"), limit: price("500"), decisionPrice: price("500"), attribution: [] },
});

describe("what was traded lately", () => {
  it("is what it was worth, in the session in which it was traded", () => {
    const keeper = new RecentKeeper();
    keeper.filled(fill(noon("2025-07-01")));

    expect(keeper.recent.dealings.map(({ session: day, value }) => `${day}: ${value.toString()}`)).toEqual([
      "2025-07-01: 1000",
    ]);
  });

  it("is in the order in which it happened, also when it is told late", () => {
    const keeper = new RecentKeeper();
    for (const day of ["2025-07-02", "2025-07-01", "2025-07-03"]) keeper.filled(fill(noon(day)));

    expect(keeper.recent.dealings.map(({ session: day }) => day)).toEqual(["2025-07-01", "2025-07-02", "2025-07-03"]);
  });

  it("is in the order in which it is told, where it happened at the same moment", () => {
    const keeper = new RecentKeeper();
    for (const shares of ["1", "2", "3"]) keeper.filled({ ...fill(noon("2025-07-01")), quantity: quantity(shares) });

    expect(keeper.recent.dealings.map((dealing) => dealing.quantity.toString())).toEqual(["1", "2", "3"]);
  });

  it("is in its order also when older sessions have been forgotten", () => {
    const keeper = new RecentKeeper();
    const days = ["2025-07-01", "2025-07-02", "2025-07-03", "2025-07-07", "2025-07-08", "2025-07-09", "2025-07-10"];
    for (const day of days) keeper.filled(fill(noon(day)));
    keeper.filled(fill(instant(noon("2025-07-10") + 2)));
    keeper.filled({ ...fill(instant(noon("2025-07-10") + 1)), side: "sell" });

    expect(keeper.recent.dealings.map(({ side }) => side).slice(-3)).toEqual(["buy", "sell", "buy"]);
  });

  it("goes back six sessions with trades, from the first day that there is", () => {
    const keeper = new RecentKeeper();
    const days = ["1990-01-02", "1990-01-03", "1990-01-05", "1990-01-08", "1990-02-05", "1990-02-06", "1990-02-07"];
    for (const day of days) for (const moment of [noon(day), instant(noon(day) + 1)]) keeper.filled(fill(moment));

    expect(keeper.recent.dealings.map(({ session: day }) => day)).toEqual(days.slice(1).flatMap((day) => [day, day]));
  });

  it("stays as it was for whoever has asked before", () => {
    const keeper = new RecentKeeper();
    const before = keeper.recent;
    keeper.filled(fill(noon("2025-07-01")));
    keeper.sent(intent("one0-0"), noon("2025-07-01"));

    expect(before).toEqual({ dealings: [], legs: [] });
    expect(keeper.recent).toBe(keeper.recent);
  });
});

describe("legs that were sent lately", () => {
  it("are none where only fills are told", () => {
    const keeper = new RecentKeeper();
    keeper.filled(fill(noon("2025-07-01")));

    expect(keeper.recent.legs).toEqual([]);
  });

  it("are counted once, by their first orders, in however many slices and attempts", () => {
    const keeper = new RecentKeeper();
    const at = noon("2025-07-01");
    for (const id of ["buy2-0", "buy2-1", "buy1-0", "buy0-0"]) keeper.sent(intent(id), at);

    expect(keeper.recent.legs).toEqual([{ id: "buy2-0", ticker: spy, side: "buy", session: "2025-07-01", at }]);
  });

  it("are those of the last session that sent any", () => {
    const keeper = new RecentKeeper();
    keeper.sent(intent("before0-0"), noon("2025-07-01"));
    keeper.sent(intent("one0-0"), noon("2025-07-02"));
    keeper.sent(intent("two0-0"), instant(noon("2025-07-02") + 1));

    expect(keeper.recent.legs.map(({ id }) => id)).toEqual(["one0-0", "two0-0"]);
  });
});
