import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../calendar/instant.ts";
import { ticker } from "../market/ticker.ts";
import { Decimal, sum } from "../money/decimal.ts";
import { money, price, quantity, type Quantity } from "../money/money.ts";
import type { Amendment } from "../orders/activity.ts";
import { orderId, type Fill, type Side } from "../orders/order.ts";
import type { Attribution } from "../orders/order-intent.ts";
import { holdingOf, holdingsOf, sharesOf, sleeveOf } from "../portfolio/book.ts";
import { LedgerFold } from "./ledger-fold.ts";
import type { LedgerRecord } from "./ledger-record.ts";

const spy = ticker("SPY");
const at = instant(1_736_519_400_000);

const opened: LedgerRecord = {
  kind: "opened",
  at,
  account: "A1",
  cash: money("100000"),
  externalCash: money("500"),
  external: new Map([[spy, quantity("30")]]),
  cursor: undefined,
};

const part = (sleeve: string, shares: string): Attribution => ({ sleeve, quantity: quantity(shares) });

const intended = (name: string, side: Side, attribution: readonly Attribution[]): LedgerRecord => ({
  kind: "intended",
  at,
  intent: {
    id: orderId(name),
    slot: { ticker: spy, side, leg: 0, attempt: 0 },
    ticker: spy,
    side,
    quantity: sum(attribution.map((one) => one.quantity)),
    limit: price("110"),
    decisionPrice: price("100"),
    attribution,
  },
});

const fillOf = (order: string, executionId: string, [side, shares, paid]: readonly [Side, string, string]): Fill => ({
  executionId,
  orderId: orderId(order),
  ticker: spy,
  side,
  quantity: quantity(shares),
  price: price(paid),
  at,
});

const filled = (fill: Fill): LedgerRecord => ({ kind: "filled", at, fill });

const amended = (kind: Amendment["kind"], fill: Fill): LedgerRecord => ({
  kind: "activity",
  at,
  activity: { kind, id: `${kind} ${fill.executionId}`, at, fill },
});

const sharesOfNanos = (nanos: bigint): Quantity => new Decimal(nanos);

const sleeves = [part("core", "10"), part("growth", "5")];
const bought = fillOf("b", "b@15", ["buy", "15", "100"]);
const history = [opened, intended("b", "buy", sleeves), filled(bought)];

const moneyAndShares = ({ book, external }: LedgerFold): object => ({
  cash: book.cash,
  core: sharesOf(sleeveOf(book, "core"), spy),
  growth: sharesOf(sleeveOf(book, "growth"), spy),
  external,
});

describe("a trade that is busted", () => {
  it("never was: cash, shares, cost and profit are what they had been", () => {
    const earlier = [opened, intended("a", "buy", sleeves), filled(fillOf("a", "a@15", ["buy", "15", "80"]))];
    const before = LedgerFold.of([...earlier, intended("b", "buy", sleeves)]);
    const after = LedgerFold.of([...earlier, ...history.slice(1), amended("bust", bought)]);

    expect(after.book).toEqual(before.book);
    expect(after.external).toEqual(before.external);
    expect(after.orders.get(orderId("b"))?.booked).toEqual(quantity("0"));
  });

  it("gives the shares of a sale back at the price of the sale", () => {
    const sold = fillOf("s", "s@15", ["sell", "15", "120"]);
    const fold = LedgerFold.of([...history, intended("s", "sell", sleeves), filled(sold), amended("bust", sold)]);

    expect(moneyAndShares(fold)).toEqual(moneyAndShares(LedgerFold.of(history)));
    expect(holdingOf(sleeveOf(fold.book, "core"), spy).cost).toEqual(money("1200"));
  });

  it("is taken back once, and comes back no more, however often either is told", () => {
    const bust = amended("bust", bought);
    const fold = LedgerFold.of([...history, bust, bust, filled(bought), filled(bought)]);

    expect(moneyAndShares(fold)).toEqual(moneyAndShares(LedgerFold.of(history.slice(0, 2))));
  });

  it("of an order that is not ours concerns the rest of the account", () => {
    const theirs = fillOf("theirs", "e-1", ["buy", "2", "90"]);
    const fold = LedgerFold.of([opened, filled(theirs), amended("bust", theirs)]);

    expect(fold.external).toEqual(LedgerFold.of([opened]).external);
  });

  it("of shares that were sold meanwhile is not paid for with somebody else's: the mandate lacks them", () => {
    const sold = fillOf("s", "s@15", ["sell", "15", "120"]);
    const fold = LedgerFold.of([...history, intended("s", "sell", sleeves), filled(sold), amended("bust", bought)]);

    expect(fold.book.cash).toEqual(money("101800"));
    expect(fold.external.holdings.get(spy)).toEqual(quantity("30"));
    expect(fold.lacking).toEqual(new Map([[spy, quantity("15")]]));
  });

  it("before its shares are sold leaves the sale without them", () => {
    const sold = fillOf("s", "s@15", ["sell", "15", "120"]);
    const fold = LedgerFold.of([...history, amended("bust", bought), intended("s", "sell", sleeves), filled(sold)]);

    expect(fold.lacking).toEqual(new Map([[spy, quantity("15")]]));
  });

  it("lets its order be filled again up to where it was", () => {
    const again = { ...bought, at: instant(at + 60_000) };
    const bust = amended("bust", { ...bought, at });
    const fold = LedgerFold.of([...history, bust, filled(bought), filled(again), filled(again)]);

    expect(moneyAndShares(fold)).toEqual(moneyAndShares(LedgerFold.of(history)));
  });

  it("is of the size that is told, and of nothing else when it is told twice", () => {
    const four = fillOf("b", "b@4", ["buy", "4", "100"]);
    const six = fillOf("b", "b@10", ["buy", "6", "100"]);
    const bustOfSix = (id: string): LedgerRecord => ({
      kind: "activity",
      at,
      activity: { kind: "bust", id, at, fill: { ...six, executionId: "b@4" } },
    });
    const start = [opened, intended("b", "buy", [part("core", "16")]), filled(four), filled(six)];

    expect(moneyAndShares(LedgerFold.of([...start, bustOfSix("first")]))).toEqual(
      moneyAndShares(LedgerFold.of(start.slice(0, 3))),
    );
    const other = fillOf("b", "b@16", ["buy", "6", "100"]);
    const twice = LedgerFold.of([
      ...start,
      filled(other),
      amended("bust", other),
      amended("bust", { ...other, price: price("99") }),
    ]);
    expect(moneyAndShares(twice)).toEqual(moneyAndShares(LedgerFold.of(start)));
  });

  it("is found by its order and size where the broker counts on without it", () => {
    const fold = LedgerFold.of([...history, amended("bust", { ...bought, executionId: "b@0" })]);

    expect(moneyAndShares(fold)).toEqual(moneyAndShares(LedgerFold.of(history.slice(0, 2))));
  });

  it("that nobody knows changes nothing: the account is found to differ", () => {
    const other = fillOf("b", "b@7", ["buy", "7", "100"]);

    expect(moneyAndShares(LedgerFold.of([...history, amended("bust", other)]))).toEqual(
      moneyAndShares(LedgerFold.of(history)),
    );
  });

  it("leaves its order to be filled again, each sleeve getting its part", () => {
    const again = fillOf("b2", "b2@15", ["buy", "15", "101"]);
    const fold = LedgerFold.of([...history, amended("bust", bought), intended("b2", "buy", sleeves), filled(again)]);

    expect(moneyAndShares(fold)).toMatchObject({ core: quantity("10"), growth: quantity("5") });
  });
});

describe("a fill that is told before the intent of its order, as to a ledger that was restored", () => {
  it("is the mandate's as soon as the order is known to be", () => {
    const late = LedgerFold.of([opened, filled(bought), filled(bought), intended("b", "buy", sleeves), filled(bought)]);
    const inTime = LedgerFold.of(history);

    expect(moneyAndShares(late)).toEqual(moneyAndShares(inTime));
    expect(late.orders).toEqual(inTime.orders);
  });

  it("stays somebody else's for an order that is", () => {
    const theirs = fillOf("theirs", "e-1", ["buy", "2", "90"]);
    const fold = LedgerFold.of([opened, filled(theirs), intended("b", "buy", sleeves)]);

    expect(fold.external).toEqual(LedgerFold.of([opened, filled(theirs)]).external);
  });
});

describe("a trade that is corrected", () => {
  it("is booked as it really was", () => {
    const cheaper = fillOf("b", "b@15", ["buy", "15", "99.5"]);
    const fold = LedgerFold.of([...history, amended("correction", cheaper)]);
    const really = LedgerFold.of([...history.slice(0, 2), filled(cheaper)]);

    expect(fold.book).toEqual(really.book);
    expect(fold.orders.get(orderId("b"))?.booked).toEqual(quantity("15"));
  });

  it.each([
    ["dearer", "100.5"],
    ["cheaper", "99"],
  ])("moves cash and profit alone where its shares are sold: %s", (_, paid) => {
    const sold = fillOf("s", "s@15", ["sell", "15", "120"]);
    const told = fillOf("b", "b@15", ["buy", "15", paid]);
    const fold = LedgerFold.of([...history, intended("s", "sell", sleeves), filled(sold), amended("correction", told)]);
    const really = LedgerFold.of([...history.slice(0, 2), filled(told), intended("s", "sell", sleeves), filled(sold)]);

    expect(fold.book).toEqual(really.book);
    expect(fold.lacking).toEqual(new Map());
  });

  it("of a sale moves cash and profit, and leaves the lots", () => {
    const sale = fillOf("s", "s@9", ["sell", "9", "120"]);
    const better = { ...sale, price: price("121") };
    const selling = [...history, intended("s", "sell", [part("core", "6"), part("growth", "3")])];

    expect(LedgerFold.of([...selling, filled(sale), amended("correction", better)]).book).toEqual(
      LedgerFold.of([...selling, filled(better)]).book,
    );
  });

  it.each(["12", "18"])("may have been of another size: %s", (shares) => {
    const really = fillOf("b", "b@15", ["buy", shares, "100"]);

    expect(moneyAndShares(LedgerFold.of([...history, amended("correction", really)]))).toEqual(
      moneyAndShares(LedgerFold.of([...history.slice(0, 2), filled(really)])),
    );
  });

  it("may be corrected again, and busted in the end", () => {
    const cheaper = fillOf("b", "b@15", ["buy", "15", "99.5"]);
    const dearer = fillOf("b", "b@15", ["buy", "15", "100.5"]);
    const corrected = (id: string, fill: Fill): LedgerRecord => ({
      kind: "activity",
      at,
      activity: { kind: "correction", id, at, fill },
    });
    const twice = LedgerFold.of([...history, corrected("c-1", cheaper), corrected("c-2", dearer)]);

    expect(twice.book).toEqual(LedgerFold.of([...history.slice(0, 2), filled(dearer)]).book);
    twice.apply(amended("bust", dearer));
    expect(moneyAndShares(twice)).toEqual(moneyAndShares(LedgerFold.of(history.slice(0, 2))));
  });
});

it("a bust of any of an order's fills leaves no cash, no share and no sleeve behind that is short", () => {
  const anyParts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 10n }), { minLength: 1, maxLength: 4 });
  const anyPieces = fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(anyParts, anyPieces, fc.nat(), (parts, weights, chosen) => {
      const attribution = parts.map((nanos, index) => ({ sleeve: `s${index}`, quantity: sharesOfNanos(nanos) }));
      const whole = parts.reduce((a, b) => a + b, 0n);
      const total = weights.reduce((a, b) => a + b, 0n);
      const fills = weights
        .map((one, index) => ({
          ...fillOf("b", `b@${index}`, ["buy", "1", "33"]),
          quantity: sharesOfNanos((whole * one) / total),
        }))
        .filter((fill) => fill.quantity.isPositive());
      const busted = fills[chosen % Math.max(fills.length, 1)];
      if (busted === undefined) return;
      const start = [opened, intended("b", "buy", attribution)];
      const fold = LedgerFold.of([...start, ...fills.map(filled), amended("bust", busted)]);
      const others = LedgerFold.of([...start, ...fills.filter((fill) => fill !== busted).map(filled)]);

      expect(fold.book.cash).toEqual(others.book.cash);
      expect(fold.external).toEqual(others.external);
      expect(holdingsOf(fold.book)).toEqual(holdingsOf(others.book));
    }),
  );
});
