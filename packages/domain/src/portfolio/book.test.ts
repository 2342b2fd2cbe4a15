import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { session } from "../calendar/session.ts";
import { InvariantViolation } from "../kernel/invariant.ts";
import { ticker, type Ticker } from "../market/ticker.ts";
import { Decimal, sum } from "../money/decimal.ts";
import { money, NO_MONEY, NO_SHARES, price, quantity, valueOf, type Price } from "../money/money.ts";
import {
  bought,
  emptyBook,
  equityOf,
  holdingOf,
  holdingsOf,
  profitOf,
  sharesOf,
  sleeveOf,
  sold,
  withSleeve,
  type Exchanged,
  type SleeveBook,
} from "./book.ts";

const spy = ticker("SPY");
const bil = ticker("BIL");
const day = session("2025-01-10");
const trade = (symbol: Ticker, shares: string, at: string): Exchanged => ({
  ticker: symbol,
  quantity: quantity(shares),
  price: price(at),
  session: day,
});
const newSleeve = sleeveOf(emptyBook(NO_MONEY), "core");
const at = (...prices: readonly (readonly [Ticker, string])[]): ReadonlyMap<Ticker, Price> =>
  new Map(prices.map(([symbol, text]) => [symbol, price(text)]));

describe("a sleeve", () => {
  it("earns 100 by buying 10 at 100 and selling them at 110", () => {
    const after = sold(bought(newSleeve, trade(spy, "10", "100")), trade(spy, "10", "110"));

    expect(after.realized).toEqual(money("100"));
    expect(after.holdings).toEqual(new Map());
    expect(profitOf(after, at())).toEqual(money("100"));
  });

  it("sells its oldest shares first", () => {
    const held = bought(bought(newSleeve, trade(spy, "10", "100")), trade(spy, "10", "120"));
    const after = sold(held, trade(spy, "15", "110"));

    // 10 × (110 − 100) + 5 × (110 − 120).
    expect(after.realized).toEqual(money("50"));
    expect(holdingOf(after, spy)).toMatchObject({ shares: quantity("5"), cost: money("600") });
  });

  it("has earned what it has sold, what its shares have gained, and its income, less fees", () => {
    const traded = sold(bought(newSleeve, trade(spy, "10", "100")), trade(spy, "4", "105"));
    const after: SleeveBook = { ...traded, income: money("3"), fees: money("1.25") };

    // 4 × 5 realized, 6 × 2 not yet, 3 of income, 1.25 of fees.
    expect(profitOf(after, at([spy, "102"]))).toEqual(money("33.75"));
  });

  it("knows no profit of a symbol without a price", () => {
    expect(() => profitOf(bought(newSleeve, trade(spy, "1", "1")), at())).toThrow(InvariantViolation);
  });

  it("holds nothing of what it never bought", () => {
    expect(sharesOf(newSleeve, spy)).toEqual(NO_SHARES);
    expect(newSleeve).toMatchObject({ realized: NO_MONEY, income: NO_MONEY, fees: NO_MONEY, lastRebalance: undefined });
  });

  it("never sells more than it has", () => {
    expect(() => sold(bought(newSleeve, trade(spy, "1", "100")), trade(spy, "2", "100"))).toThrow(InvariantViolation);
  });
});

describe("a book", () => {
  const core = bought(bought(newSleeve, trade(spy, "10", "100")), trade(bil, "5", "91"));
  const growth = bought(newSleeve, trade(spy, "2.5", "100"));
  const book = withSleeve(withSleeve(emptyBook(money("1000")), "core", core), "growth", growth);

  it("holds what its sleeves hold together", () => {
    expect(holdingsOf(book)).toEqual(
      new Map([
        [spy, quantity("12.5")],
        [bil, quantity("5")],
      ]),
    );
  });

  it("is worth its cash and its holdings", () => {
    // 1,000 + 12.5 × 110 + 5 × 91.
    expect(equityOf(book, at([spy, "110"], [bil, "91"]))).toEqual(money("2830"));
    expect(() => equityOf(book, at([spy, "110"]))).toThrow('"BIL" has none');
  });

  it("earns what its sleeves earn: cash and holdings grow by their profits, whatever they trade", () => {
    const step = fc.record({
      name: fc.constantFrom("core", "growth"),
      symbol: fc.constantFrom(spy, bil),
      buys: fc.boolean(),
      shares: fc.bigInt({ min: 1n, max: 500n }).map((whole) => new Decimal<"quantity">(whole * 1_000_000_000n)),
      cents: fc.bigInt({ min: 100n, max: 99_999n }).map((cents) => new Decimal<"price">(cents * 10_000_000n)),
    });
    const start = money("1000000");

    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let after = emptyBook(start);
        for (const { name, symbol, buys, shares, cents } of steps) {
          const sleeve = sleeveOf(after, name);
          const exchanged = { ticker: symbol, quantity: shares, price: cents, session: day };
          if (!buys && sharesOf(sleeve, symbol).isBelow(shares)) continue;
          const value = valueOf(shares, cents);
          const cash = buys ? after.cash.minus(value) : after.cash.plus(value);
          after = withSleeve({ ...after, cash }, name, (buys ? bought : sold)(sleeve, exchanged));
        }
        const prices = at([spy, "512.34"], [bil, "91.55"]);
        const profits = sum([...after.sleeves.values()].map((sleeve) => profitOf(sleeve, prices)));

        expect(equityOf(after, prices)).toEqual(start.plus(profits));
      }),
    );
  });
});
