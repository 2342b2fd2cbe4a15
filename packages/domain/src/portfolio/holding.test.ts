import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { session } from "../calendar/session.ts";
import { InvariantViolation } from "../kernel/invariant.ts";
import { Decimal, sum } from "../money/decimal.ts";
import { money, NO_MONEY, price, quantity, valueOf } from "../money/money.ts";
import { NO_HOLDING, splitHolding, takeShares, withLot, type Holding, type Lot } from "./holding.ts";

const lot = (shares: string, at: string, acquired = "2025-01-10"): Lot => ({
  quantity: quantity(shares),
  price: price(at),
  acquired: session(acquired),
});
const holding = (...lots: readonly Lot[]): Holding => lots.reduce(withLot, NO_HOLDING);

const anyLot: fc.Arbitrary<Lot> = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 13n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([shares, at]) => ({ ...lot("1", "1"), quantity: new Decimal(shares), price: new Decimal(at) }));
const anyHolding = fc.array(anyLot, { minLength: 1, maxLength: 6 }).map((lots) => holding(...lots));

/** The totals say what the lots add up to; a lot of nothing is none. */
function expectWhole({ shares, lots }: Holding): void {
  expect(shares).toEqual(sum(lots.map((one) => one.quantity)));
  for (const one of lots) expect(one.quantity.isPositive()).toBe(true);
}

describe("taking shares out of a holding", () => {
  it("takes the oldest lots first, and a part of the one that is too large", () => {
    const { left, cost } = takeShares(
      holding(lot("10", "100"), lot("5", "110", "2025-01-13"), lot("7", "90")),
      quantity("12"),
    );

    // 10 × 100 + 2 × 110.
    expect(cost).toEqual(money("1220"));
    expect(left).toEqual(holding(lot("3", "110", "2025-01-13"), lot("7", "90")));
  });

  it("takes exactly a lot", () => {
    expect(takeShares(holding(lot("10", "100"), lot("5", "110")), quantity("10"))).toEqual({
      left: holding(lot("5", "110")),
      cost: money("1000"),
    });
  });

  it("takes everything, with the whole of its cost", () => {
    expect(takeShares(holding(lot("10", "100"), lot("5", "110")), quantity("15"))).toEqual({
      left: NO_HOLDING,
      cost: money("1550"),
    });
  });

  it("takes nothing", () => {
    const held = holding(lot("10", "100"));

    expect(takeShares(held, quantity("0"))).toEqual({ left: held, cost: NO_MONEY });
  });

  it("never takes what is not there", () => {
    expect(() => takeShares(holding(lot("1", "1")), quantity("1.000000001"))).toThrow(InvariantViolation);
    expect(() => takeShares(NO_HOLDING, quantity("1"))).toThrow("1 of 0 were wanted");
  });

  it("loses no share and no cent, however much is taken", () => {
    fc.assert(
      fc.property(anyHolding, fc.bigInt({ min: 0n, max: 10_000n }), (held, share) => {
        const wanted = new Decimal<"quantity">((held.shares.nanos * share) / 10_000n);
        const { left, cost } = takeShares(held, wanted);

        expectWhole(left);
        expect(left.shares.plus(wanted)).toEqual(held.shares);
        expect(left.cost.plus(cost)).toEqual(held.cost);
      }),
    );
  });

  it("costs the same in steps as at once, but for a billionth a step", () => {
    fc.assert(
      fc.property(anyHolding, fc.bigInt({ min: 1n, max: 9_999n }), (held, share) => {
        const first = takeShares(held, new Decimal((held.shares.nanos * share) / 10_000n));
        const second = takeShares(first.left, first.left.shares);

        expect(first.cost.plus(second.cost)).toEqual(held.cost);
        expect(second.left).toEqual(NO_HOLDING);
      }),
    );
  });
});

describe("a split", () => {
  it("of two for one doubles the shares of each lot and halves its price", () => {
    const after = splitHolding(holding(lot("10", "100"), lot("5", "110")), {
      before: quantity("15"),
      after: quantity("30"),
    });

    expect(after).toEqual(holding(lot("20", "50"), lot("10", "55")));
  });

  it("of one for ten leaves what the broker left", () => {
    const after = splitHolding(holding(lot("10", "1"), lot("5", "2")), {
      before: quantity("15"),
      after: quantity("1.5"),
    });

    expect(after).toEqual({ ...holding(lot("1", "10"), lot("0.5", "20")), cost: money("20") });
  });

  it("keeps the cost, and lots that add up to the shares, whatever its ratio", () => {
    const ratio = fc.tuple(fc.bigInt({ min: 1n, max: 50n }), fc.bigInt({ min: 1n, max: 50n }));
    fc.assert(
      fc.property(anyHolding, ratio, (held, [from, into]) => {
        const after = splitHolding(held, { before: new Decimal(from), after: new Decimal(into) });

        expect(after.cost).toEqual(held.cost);
        expect(after.shares).toEqual(sum(after.lots.map((one) => one.quantity)));
        expect(after.shares.nanos).toBe((held.shares.nanos * into) / from);
      }),
    );
  });
});

describe("a holding's cost", () => {
  it("is what its lots were bought for", () => {
    fc.assert(
      fc.property(fc.array(anyLot, { maxLength: 5 }), (lots) => {
        expect(holding(...lots).cost).toEqual(sum(lots.map((one) => valueOf(one.quantity, one.price))));
      }),
    );
  });
});
