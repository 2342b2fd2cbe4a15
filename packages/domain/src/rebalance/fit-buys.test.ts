import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal, sum } from "../money/decimal.ts";
import { money, price, quantity, valueOf, type Money } from "../money/money.ts";
import { costAtLimit, fitBuys, type Purchase } from "./fit-buys.ts";

const buying = (shares: string, limit: string, isFractionable = "fractionable"): Purchase => ({
  quantity: quantity(shares),
  limit: price(limit),
  isFractionable: isFractionable === "fractionable",
});

const fitted = (purchases: readonly Purchase[], budget: string): readonly string[] =>
  fitBuys(purchases, money(budget)).map((shares) => shares.toString());

describe("fitBuys", () => {
  it("leaves buys alone that there is money for", () => {
    expect(fitted([buying("3", "100"), buying("1", "50")], "350")).toEqual(["3", "1"]);
  });

  it("makes every buy smaller by the same share when there is less", () => {
    expect(fitted([buying("4", "100"), buying("2", "50")], "250")).toEqual(["2", "1"]);
  });

  it("keeps to whole shares where there are no others", () => {
    expect(fitted([buying("3", "100", "whole only")], "250")).toEqual(["2"]);
  });

  it("buys nothing without money", () => {
    expect(fitted([buying("3", "100")], "0")).toEqual(["0"]);
    expect(fitted([buying("3", "100")], "-20")).toEqual(["0"]);
    expect(fitted([], "-20")).toEqual([]);
  });

  it("never costs more than the budget, and never buys more than was wanted", () => {
    const purchase = fc
      .record({
        shares: fc.bigInt({ min: 1n, max: 10n ** 15n }),
        limit: fc.bigInt({ min: 1n, max: 10n ** 13n }),
        isFractionable: fc.boolean(),
      })
      .map(({ shares, limit, isFractionable }): Purchase => ({
        quantity: new Decimal(shares),
        limit: new Decimal(limit),
        isFractionable,
      }));

    fc.assert(
      fc.property(
        fc.array(purchase, { minLength: 1, maxLength: 5 }),
        fc.bigInt({ min: 0n, max: 10n ** 18n }),
        (purchases, nanos) => {
          const budget: Money = new Decimal(nanos);
          const quantities = fitBuys(purchases, budget);
          const cost = sum(purchases.map(({ limit }, index) => valueOf(quantities[index] ?? quantity("0"), limit)));

          expect(budget.isBelow(cost)).toBe(false);
          for (const [index, wanted] of purchases.entries())
            expect(wanted.quantity.isBelow(quantities[index] ?? quantity("0"))).toBe(false);
        },
      ),
    );
    expect(costAtLimit(buying("2", "30"))).toEqual(money("60"));
  });
});
