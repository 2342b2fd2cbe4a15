import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { instant } from "../calendar/instant.ts";
import { session } from "../calendar/session.ts";
import { InvariantViolation } from "../kernel/invariant.ts";
import { ticker } from "../market/ticker.ts";
import { Decimal, sum } from "../money/decimal.ts";
import { money, NO_MONEY, price, quantity, valueOf } from "../money/money.ts";
import type { Activity } from "../orders/activity.ts";
import { orderId, type Fill, type Side } from "../orders/order.ts";
import type { Attribution, OrderIntent } from "../orders/order-intent.ts";
import type { OrderReport } from "../orders/order-record.ts";
import { holdingsOf, sharesOf, sleeveOf } from "../portfolio/book.ts";
import type { TradingState } from "../risk/trading-state.ts";
import { LedgerFold } from "./ledger-fold.ts";
import type { LedgerRecord } from "./ledger-record.ts";

const spy = ticker("SPY");
const bil = ticker("BIL");
const at = instant(1_736_519_400_000);
const day = session("2025-01-10");

const opened: LedgerRecord = {
  kind: "opened",
  at,
  account: "A1",
  cash: money("100000"),
  externalCash: money("500"),
  external: new Map([[spy, quantity("30")]]),
  cursor: "c-0",
};

const part = (sleeve: string, shares: string): Attribution => ({ sleeve, quantity: quantity(shares) });

const intentOf = (name: string, side: Side, attribution: readonly Attribution[]): OrderIntent => ({
  id: orderId(name),
  slot: { ticker: spy, side, leg: 0, attempt: 0 },
  ticker: spy,
  side,
  quantity: sum(attribution.map((one) => one.quantity)),
  limit: price("110"),
  decisionPrice: price("100"),
  attribution,
});
const intendedOf = (intent: OrderIntent): LedgerRecord => ({ kind: "intended", at, intent });

const filled = (
  order: string,
  execution: string,
  [side, shares, paid]: readonly [Side, string, string],
): LedgerRecord => ({
  kind: "filled",
  at,
  fill: {
    executionId: execution,
    orderId: orderId(order),
    ticker: spy,
    side,
    quantity: quantity(shares),
    price: price(paid),
    at,
  },
});

const happened = (activity: Activity): LedgerRecord => ({ kind: "activity", at, activity });
const reported = (order: string, report: Partial<OrderReport>): LedgerRecord => ({
  kind: "reported",
  at,
  id: orderId(order),
  report: {
    status: "accepted",
    brokerId: "b-1",
    filled: quantity("0"),
    averagePrice: undefined,
    reason: undefined,
    at,
    ...report,
  },
});

const foldOf = (...records: readonly LedgerRecord[]): LedgerFold => LedgerFold.of(records);

/** Everything that the fold tells. */
const stateOf = (fold: LedgerFold): object => ({
  account: fold.account,
  book: fold.book,
  external: fold.external,
  cursor: fold.cursor,
  trading: fold.trading,
  orders: fold.orders,
  openOrders: fold.openOrders,
});

const bothSleeves = intentOf("buy-1", "buy", [part("core", "10"), part("growth", "5")]);
const bought = [opened, intendedOf(bothSleeves), filled("buy-1", "e-1", ["buy", "15", "100"])];

describe("a ledger's fold", () => {
  it("is empty, and belongs to nobody, before it was opened", () => {
    const fold = new LedgerFold();

    expect(fold).toMatchObject({ account: undefined, cursor: undefined, trading: "ACTIVE", openOrders: [] });
    expect(fold.book.cash).toEqual(NO_MONEY);
    expect(fold.external).toEqual({ cash: NO_MONEY, holdings: new Map() });
    expect(fold.consultation).toEqual({ session: undefined, undecided: [] });
  });

  it("begins with what it was opened with", () => {
    const fold = foldOf(opened);

    expect(fold).toMatchObject({ account: "A1", cursor: "c-0" });
    expect(fold.book).toEqual({ cash: money("100000"), sleeves: new Map() });
    expect(fold.external).toEqual({ cash: money("500"), holdings: new Map([[spy, quantity("30")]]) });
  });

  it("is opened once", () => {
    expect(() => foldOf(opened, opened)).toThrow(InvariantViolation);
    expect(() => foldOf(opened, opened)).toThrow('a ledger is opened once, this one belongs to "A1"');
  });

  it("remembers the cursor, the trading state and rebalances, and takes note of endings", () => {
    const fold = foldOf(
      opened,
      { kind: "read-to", at, cursor: "c-9" },
      { kind: "state", at, state: "HALTED", reason: "kill switch" },
      { kind: "rebalanced", at, session: day, sleeves: ["core"] },
      { kind: "ended", at, session: day, revision: 0, outcome: "done" },
    );

    expect(fold).toMatchObject({ cursor: "c-9", trading: "HALTED" });
    expect(sleeveOf(fold.book, "core").lastRebalance).toBe("2025-01-10");
    expect(sleeveOf(fold.book, "growth").lastRebalance).toBeUndefined();
  });
});

describe("what a mandate was worth", () => {
  const halted: LedgerRecord = { kind: "state", at, state: "HALTED", reason: "drawdown" };
  const resumed: LedgerRecord = { kind: "state", at, state: "ACTIVE", reason: "seen" };
  const valued: LedgerRecord = { kind: "valued", at, session: day, equity: money("9500") };

  it("is remembered until a person lets trading go on", () => {
    const seen = { session: day, latest: money("9500"), opening: money("9500"), peak: money("9500") };

    expect(foldOf(opened, valued).standing).toEqual(seen);
    expect(foldOf(opened, valued, halted).standing).toEqual(seen);
    expect(foldOf(opened, valued, halted, resumed).standing).toEqual({
      ...{ session: day, latest: undefined, opening: undefined, peak: undefined },
    });
  });
});

describe("sleeves in a ledger's fold", () => {
  it("begin their schedules anew when they have taken shelter", () => {
    const fold = foldOf(
      opened,
      { kind: "rebalanced", at, session: day, sleeves: ["core", "growth"] },
      { kind: "sheltered", at, session: day, sleeves: ["growth"] },
    );

    expect(sleeveOf(fold.book, "core").lastRebalance).toBe(day);
    expect(sleeveOf(fold.book, "growth").lastRebalance).toBeUndefined();
  });

  it("are remembered as undecided until the next consultation", () => {
    const undecided = [{ sleeve: "core", sessions: 2, reason: "no bars" }];
    const fold = foldOf(opened, { kind: "consulted", at, session: day, undecided });
    expect(fold.consultation).toEqual({ session: day, undecided });

    fold.apply({ kind: "consulted", at, session: day, undecided: [] });
    expect(fold.consultation).toEqual({ session: day, undecided: [] });
  });
});

describe("symbols that sleeves have sold at a stop", () => {
  const barredIn = (fold: LedgerFold) => [...fold.book.sleeves].map(([name, { barred }]) => [name, [...barred]]);

  it("are barred from the sleeves that sold them, each from its own", () => {
    const fold = foldOf(...bought, {
      ...{ kind: "barred", at, session: day },
      barred: [
        { sleeve: "core", ticker: spy },
        { sleeve: "core", ticker: bil },
        { sleeve: "income", ticker: bil },
      ],
    });

    expect(barredIn(fold)).toEqual([
      ["core", [spy, bil]],
      ["growth", []],
      ["income", [bil]],
    ]);
    expect(sharesOf(sleeveOf(fold.book, "core"), spy), "the rest of the sleeve stays").toEqual(quantity("10"));
  });

  it("are those of the last record alone", () => {
    const fold = foldOf(
      ...bought,
      { kind: "barred", at, session: day, barred: [{ sleeve: "core", ticker: spy }] },
      { kind: "barred", at, session: day, barred: [{ sleeve: "growth", ticker: bil }] },
    );

    expect(barredIn(fold)).toEqual([
      ["core", []],
      ["growth", [bil]],
    ]);
  });
});

describe("orders in a ledger's fold", () => {
  it("are open from the intent to the end that the broker reports", () => {
    const fold = foldOf(opened, intendedOf(bothSleeves));
    expect(fold.openOrders.map(({ record }) => record.status)).toEqual(["intended"]);

    fold.apply(reported("buy-1", { status: "accepted" }));
    expect(fold.openOrders.map(({ record }) => record.status)).toEqual(["accepted"]);

    fold.apply(reported("buy-1", { status: "canceled" }));
    expect(fold.openOrders).toEqual([]);
    expect(fold.orders.get(bothSleeves.id)?.record.status).toBe("canceled");
  });

  it("are not taken back by an intent that is told again", () => {
    const fold = foldOf(opened, intendedOf(bothSleeves), reported("buy-1", { status: "canceled" }));
    const before = stateOf(fold);

    fold.apply(intendedOf(bothSleeves));

    expect(stateOf(fold)).toEqual(before);
  });

  it("are what was sent lately, and their fills what was dealt", () => {
    const { recent } = foldOf(...bought);

    expect(recent.legs).toMatchObject([{ id: "buy-1", ticker: spy, side: "buy", session: day }]);
    expect(recent.dealings).toEqual([
      { session: day, ticker: spy, side: "buy", quantity: quantity("15"), value: money("1500") },
    ]);
  });

  it("are known before anybody reports of them", () => {
    expect(() => foldOf(opened, reported("buy-9", {}))).toThrow('was "buy-9"');
  });
});

describe("what a mandate was worth, in a ledger's fold", () => {
  const state = (to: TradingState): LedgerRecord => ({ kind: "state", at, state: to, reason: "by hand" });
  const valued: LedgerRecord = { kind: "valued", at, session: day, equity: money("90") };
  const measured = (...records: readonly LedgerRecord[]) => foldOf(opened, valued, ...records).standing.peak;

  it("is measured anew from where a person allows more again", () => {
    expect(measured(state("HALTED"), state("REDUCING"))).toBeUndefined();
    expect(measured(state("HALTED"), state("ACTIVE"))).toBeUndefined();
    expect(measured(state("REDUCING"), state("ACTIVE"))).toBeUndefined();
  });

  it("is kept where less is allowed, or no more than before", () => {
    expect(measured(state("REDUCING"), state("REDUCING"), state("HALTED"))).toEqual(money("90"));
  });
});

describe("fills in a ledger's fold", () => {
  it("are booked, whatever the broker has reported of their order", () => {
    const fold = foldOf(
      opened,
      intendedOf(bothSleeves),
      reported("buy-1", { status: "filled", filled: quantity("15") }),
    );
    expect(fold.orders.get(bothSleeves.id)?.booked).toEqual(quantity("0"));

    const fill = filled("buy-1", "e-1", ["buy", "6", "100"]);
    for (const record of [fill, fill, filled("buy-1", "e-2", ["buy", "9", "100"])]) fold.apply(record);
    expect(fold.orders.get(bothSleeves.id)).toMatchObject({ booked: quantity("15"), record: { status: "filled" } });
  });

  it("move cash, and shares into the sleeves that the order was for", () => {
    const { book } = foldOf(...bought);

    expect(book.cash).toEqual(money("98500"));
    expect(sharesOf(sleeveOf(book, "core"), spy)).toEqual(quantity("10"));
    expect(sharesOf(sleeveOf(book, "growth"), spy)).toEqual(quantity("5"));
    expect(sleeveOf(book, "core").holdings.get(spy)?.lots[0]?.acquired).toBe("2025-01-10");
  });

  it("earn 100 when 10 are bought at 100 and sold at 110", () => {
    const buy = intentOf("b", "buy", [part("core", "10")]);
    const sell = intentOf("s", "sell", [part("core", "10")]);
    const records = [
      opened,
      intendedOf(buy),
      filled("b", "e-1", ["buy", "10", "100"]),
      intendedOf(sell),
      filled("s", "e-2", ["sell", "10", "110"]),
    ];

    const { book } = foldOf(...records);

    expect(sleeveOf(book, "core").realized).toEqual(money("100"));
    expect(book.cash).toEqual(money("100100"));
    expect(holdingsOf(book)).toEqual(new Map());
  });

  it("of orders that are not ours belong to the rest of the account", () => {
    const fold = foldOf(
      opened,
      filled("theirs", "e-1", ["sell", "10", "100"]),
      filled("theirs", "e-2", ["buy", "1", "90"]),
    );

    expect(fold.book.cash).toEqual(money("100000"));
    expect(fold.external).toEqual({ cash: money("1410"), holdings: new Map([[spy, quantity("21")]]) });
  });

  it("leave no holding of nothing in the rest of the account", () => {
    expect(foldOf(opened, filled("theirs", "e-1", ["sell", "30", "1"])).external.holdings).toEqual(new Map());
  });

  it("count once, however often they are told", () => {
    const once = foldOf(...bought);
    const often = foldOf(...bought, ...bought.slice(2), ...bought.slice(2));

    expect(stateOf(often)).toEqual(stateOf(once));
  });

  it("count beside an activity that happens to have the same id", () => {
    const interest = happened({ kind: "interest", id: "e-1", at, cash: money("1") });

    expect(foldOf(...bought, interest).book.cash).toEqual(money("98501"));
  });

  it("of less than can be divided leave no holding of nothing in any sleeve", () => {
    const { book } = foldOf(opened, intendedOf(bothSleeves), filled("buy-1", "e-1", ["buy", "0.000000001", "100"]));

    expect([...book.sleeves].map(([name, sleeve]) => [name, sharesOf(sleeve, spy)])).toEqual([
      ["growth", quantity("0.000000001")],
    ]);
  });

  it("beyond what was ordered are divided as the order was", () => {
    const { book } = foldOf(...bought, filled("buy-1", "e-2", ["buy", "3", "100"]));

    expect(sharesOf(sleeveOf(book, "core"), spy)).toEqual(quantity("12"));
    expect(sharesOf(sleeveOf(book, "growth"), spy)).toEqual(quantity("6"));
  });
});

describe("partial fills of an order for several sleeves", () => {
  const anyParts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 11n }), { minLength: 1, maxLength: 5 });
  const attributionOf = (parts: readonly bigint[]): readonly Attribution[] =>
    parts.map((nanos, index) => ({ sleeve: `s${index}`, quantity: new Decimal<"quantity">(nanos) }));

  /** `whole` cut into pieces at some thousandths of it. */
  function pieces(whole: bigint, cuts: readonly bigint[]): readonly bigint[] {
    const ends = [...new Set(cuts.map((cut) => (whole * cut) / 1_000n)), whole].toSorted((a, b) => (a < b ? -1 : 1));
    return ends.map((end, index) => end - (ends[index - 1] ?? 0n)).filter((piece) => piece > 0n);
  }

  const anyOrder = fc.tuple(anyParts, fc.array(fc.bigInt({ min: 1n, max: 999n }), { maxLength: 6 }));
  const paid = price("100");

  const fillsOf = (order: string, side: Side, sizes: readonly bigint[]): readonly LedgerRecord[] =>
    sizes.map((nanos, index): LedgerRecord => {
      const fill: Fill = {
        executionId: `${order}-${index}`,
        orderId: orderId(order),
        ticker: spy,
        side,
        quantity: new Decimal(nanos),
        price: paid,
        at,
      };
      return { kind: "filled", at, fill };
    });

  it("give every sleeve exactly its part when the order is complete, and let it sell all of it in other pieces", () => {
    fc.assert(
      fc.property(anyOrder, fc.array(fc.bigInt({ min: 1n, max: 999n }), { maxLength: 6 }), ([parts, cuts], others) => {
        const whole = parts.reduce((a, b) => a + b, 0n);
        const attribution = attributionOf(parts);
        const fold = foldOf(
          opened,
          intendedOf(intentOf("b", "buy", attribution)),
          ...fillsOf("b", "buy", pieces(whole, cuts)),
        );
        for (const { sleeve, quantity: shares } of attribution)
          expect(sharesOf(sleeveOf(fold.book, sleeve), spy)).toEqual(shares);

        fold.apply(intendedOf(intentOf("s", "sell", attribution)));
        for (const record of fillsOf("s", "sell", pieces(whole, others))) fold.apply(record);
        expect(holdingsOf(fold.book)).toEqual(new Map());
      }),
    );
  });

  it("give every sleeve exactly its part also over several slices of the same leg, and attempts at them", () => {
    const attribution = [part("core", "0.000000001"), part("growth", "0.000000001"), part("income", "1")];
    const attempts = ["leg1-0", "leg1-1", "leg0-0"].map((name) => intendedOf(intentOf(name, "buy", attribution)));
    const fold = foldOf(
      opened,
      ...attempts,
      ...fillsOf("leg1-0", "buy", [400_000_000n]),
      ...fillsOf("leg1-1", "buy", [1n, 300_000_000n]),
      ...fillsOf("leg0-0", "buy", [300_000_001n]),
    );

    for (const { sleeve, quantity: shares } of attribution)
      expect(sharesOf(sleeveOf(fold.book, sleeve), spy)).toEqual(shares);
  });

  it("add up to the same shares, cash and cost in any order", () => {
    const anyHistory = anyOrder.chain(([parts, cuts]) => {
      const whole = parts.reduce((a, b) => a + b, 0n);
      const fills = fillsOf("b", "buy", pieces(whole, cuts));
      return fc.tuple(
        fc.constant(parts),
        fc.constant(fills),
        fc.shuffledSubarray([...fills], { minLength: fills.length }),
      );
    });
    fc.assert(
      fc.property(anyHistory, ([parts, fills, shuffled]) => {
        const start = [opened, intendedOf(intentOf("b", "buy", attributionOf(parts)))];
        const [inOrder, inAnother] = [foldOf(...start, ...fills), foldOf(...start, ...shuffled, ...fills)];

        expect(inAnother.book.cash).toEqual(inOrder.book.cash);
        for (const name of inOrder.book.sleeves.keys())
          expect(sharesOf(sleeveOf(inAnother.book, name), spy)).toEqual(sharesOf(sleeveOf(inOrder.book, name), spy));
        expect(sum(holdingsOf(inAnother.book).values())).toEqual(sum(holdingsOf(inOrder.book).values()));
      }),
    );
  });
});

describe("reports in a ledger's fold", () => {
  it("give the same state in any order", () => {
    const reports = [
      reported("buy-1", { status: "accepted", at: instant(at + 1) }),
      reported("buy-1", {
        status: "partially-filled",
        filled: quantity("4"),
        averagePrice: price("100"),
        at: instant(at + 2),
      }),
      reported("buy-1", {
        status: "pending-cancel",
        filled: quantity("4"),
        averagePrice: price("100"),
        at: instant(at + 3),
      }),
      reported("buy-1", { status: "canceled", filled: quantity("6"), averagePrice: price("101"), at: instant(at + 4) }),
    ];
    const inOrder = stateOf(foldOf(opened, intendedOf(bothSleeves), ...reports));

    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: reports.length }), (shuffled) => {
        expect(stateOf(foldOf(opened, intendedOf(bothSleeves), ...shuffled, ...shuffled))).toEqual(inOrder);
      }),
    );
  });
});

describe("transfers between sleeves", () => {
  const transferred: LedgerRecord = {
    kind: "transferred",
    at,
    id: "first",
    session: day,
    transfer: { ticker: spy, from: "core", to: "growth", quantity: quantity("4"), price: price("105") },
  };

  it("happen once, however often they are told", () => {
    const after = foldOf(...bought, transferred, transferred);

    expect(after.book).toEqual(foldOf(...bought, transferred).book);
  });

  it("realize the giver's profit, and leave cash and shares of the mandate alone", () => {
    const before = foldOf(...bought);
    const after = foldOf(...bought, transferred);

    expect(sleeveOf(after.book, "core").realized).toEqual(money("20"));
    expect(sharesOf(sleeveOf(after.book, "core"), spy)).toEqual(quantity("6"));
    expect(sharesOf(sleeveOf(after.book, "growth"), spy)).toEqual(quantity("9"));
    expect(sleeveOf(after.book, "growth").holdings.get(spy)?.cost).toEqual(money("920"));
    expect(after.book.cash).toEqual(before.book.cash);
    expect(holdingsOf(after.book)).toEqual(holdingsOf(before.book));
  });
});

describe("activities in a ledger's fold", () => {
  let fold: LedgerFold;
  beforeEach(() => {
    // The mandate has 10 and 5 shares, the rest of the account 30.
    fold = foldOf(...bought);
  });
  const apply = (activity: Activity): void => {
    fold.apply(happened(activity));
  };

  it("count once", () => {
    apply({ kind: "interest", id: "i-1", at, cash: money("2") });
    apply({ kind: "interest", id: "i-1", at, cash: money("2") });

    expect(fold.book.cash).toEqual(money("98502"));
  });

  it("share fees and interest equally among the sleeves, to the last billionth", () => {
    apply({ kind: "fee", id: "f-1", at, cash: money("-0.05"), note: "TAF" });
    apply({ kind: "interest", id: "i-1", at, cash: money("0.000000003") });

    const [core, growth] = [sleeveOf(fold.book, "core"), sleeveOf(fold.book, "growth")];
    expect([core.fees, growth.fees]).toEqual([money("0.025"), money("0.025")]);
    expect([core.income, growth.income]).toEqual([money("0.000000001"), money("0.000000002")]);
    expect(fold.book.cash).toEqual(money("98499.950000003"));
  });

  it("keep fees and interest of a mandate without sleeves in its cash", () => {
    const young = foldOf(opened, happened({ kind: "fee", id: "f-1", at, cash: money("-1"), note: "" }));

    expect(young.book).toEqual({ cash: money("99999"), sleeves: new Map() });
  });

  it("give deposits and withdrawals to the rest of the account", () => {
    apply({ kind: "transfer", id: "t-1", at, cash: money("-200") });

    expect(fold.external.cash).toEqual(money("300"));
    expect(fold.book.cash).toEqual(money("98500"));
  });

  it("divide a dividend by shares: between the mandate and the rest, and among the sleeves", () => {
    apply({ kind: "dividend", id: "d-1", at, ticker: spy, cash: money("45") });

    expect(fold.book.cash).toEqual(money("98515"));
    expect(fold.external.cash).toEqual(money("530"));
    expect(sleeveOf(fold.book, "core").income).toEqual(money("10"));
    expect(sleeveOf(fold.book, "growth").income).toEqual(money("5"));
  });

  it("pay nothing of a dividend to a sleeve without shares, however it is rounded", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 6n }), (nanos) => {
        const one = foldOf(...bought, { kind: "rebalanced", at, session: day, sleeves: ["income"] });
        const before = one.book.cash;
        const cash = new Decimal<"money">(nanos);
        one.apply(happened({ kind: "dividend", id: "d-1", at, ticker: spy, cash }));
        const [core, growth, income] = ["core", "growth", "income"].map((name) => sleeveOf(one.book, name).income);

        expect(income).toEqual(NO_MONEY);
        expect(sum([core ?? NO_MONEY, growth ?? NO_MONEY])).toEqual(one.book.cash.minus(before));
      }),
    );
  });

  it("leave a dividend on what the mandate does not hold to the rest of the account", () => {
    apply({ kind: "dividend", id: "d-1", at, ticker: bil, cash: money("7") });

    expect(fold.external.cash).toEqual(money("507"));
    expect(fold.book.cash).toEqual(money("98500"));
  });

  it("split shares of the mandate and of the rest alike, at the same cost", () => {
    apply({ kind: "split", id: "s-1", at, ticker: spy, shares: quantity("45") });

    expect(holdingsOf(fold.book)).toEqual(new Map([[spy, quantity("30")]]));
    expect(fold.external.holdings).toEqual(new Map([[spy, quantity("60")]]));
    expect(sleeveOf(fold.book, "core").holdings.get(spy)).toMatchObject({
      cost: money("1000"),
      shares: quantity("20"),
    });
  });

  it("leave after a split exactly the shares that the broker has, in whatever parts", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 11n }), (after) => {
        const one = foldOf(...bought);
        const gained = new Decimal<"quantity">(after).minus(quantity("45"));
        one.apply(happened({ kind: "split", id: "s-1", at, ticker: spy, shares: gained }));
        const outside = one.external.holdings.get(spy) ?? quantity("0");

        expect(sum([outside, ...holdingsOf(one.book).values()]).nanos).toBe(after);
      }),
    );
  });

  it("count what a reverse split left nothing of as lost", () => {
    apply({ kind: "split", id: "s-1", at, ticker: spy, shares: quantity("0.000000001").minus(quantity("45")) });

    expect(holdingsOf(fold.book)).toEqual(new Map());
    expect(sleeveOf(fold.book, "core").realized).toEqual(money("-1000"));
    expect(fold.external.holdings).toEqual(new Map([[spy, quantity("0.000000001")]]));
  });

  it("leave everything as it is after a split of what nobody holds", () => {
    const before = stateOf(fold);

    apply({ kind: "split", id: "s-1", at, ticker: bil, shares: quantity("0") });

    expect(stateOf(fold)).toEqual(before);
  });

  it("lose no share and no cent, whatever is paid and split", () => {
    const anyActivity = fc.oneof(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((nanos) => ({ cash: new Decimal<"money">(nanos) })),
      fc.bigInt({ min: 1n, max: 10n ** 12n }).map((nanos) => ({ shares: new Decimal<"quantity">(nanos) })),
    );
    fc.assert(
      fc.property(fc.array(anyActivity, { maxLength: 6 }), (activities) => {
        const one = foldOf(...bought);
        let cash = one.book.cash.plus(one.external.cash);
        for (const [index, activity] of activities.entries()) {
          const id = `a-${index}`;
          if ("cash" in activity) {
            cash = cash.plus(activity.cash);
            one.apply(happened({ kind: "dividend", id, at, ticker: spy, ...activity }));
          } else one.apply(happened({ kind: "split", id, at, ticker: spy, ...activity }));
        }
        const income = sum([...one.book.sleeves.values()].map((sleeve) => sleeve.income));

        expect(one.book.cash.plus(one.external.cash)).toEqual(cash);
        expect(one.book.cash).toEqual(
          money("100000")
            .minus(valueOf(quantity("15"), price("100")))
            .plus(income),
        );
      }),
    );
  });
});
