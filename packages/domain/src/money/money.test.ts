import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvariantViolation } from "../kernel/invariant.ts";
import { Decimal, sum } from "./decimal.ts";
import {
  affordable,
  exactly,
  money,
  portion,
  price,
  proRata,
  quantity,
  scaled,
  shareOf,
  unitPrice,
  valueOf,
  weight,
  wholeShares,
  type Money,
  type Price,
  type Quantity,
} from "./money.ts";

const nanos = (min: bigint, max: bigint): fc.Arbitrary<bigint> => fc.bigInt({ min, max });
const anyMoney: fc.Arbitrary<Money> = nanos(0n, 10n ** 18n).map((n) => new Decimal(n));
const anyPrice: fc.Arbitrary<Price> = nanos(1n, 10n ** 15n).map((n) => new Decimal(n));
const anyShares: fc.Arbitrary<Quantity> = nanos(1n, 10n ** 15n).map((n) => new Decimal(n));
const BILLIONTH = money("0.000000001");

describe("valueOf", () => {
  it("is exact for what is quoted and traded", () => {
    // 697 shares at 165.82, LEAN's published daily example, cost 115,576.54.
    expect(valueOf(quantity("697"), price("165.82"))).toEqual(money("115576.54"));
    expect(valueOf(quantity("0.333333333"), price("3"))).toEqual(money("0.999999999"));
    expect(valueOf(quantity("-2"), price("1.5"))).toEqual(money("-3"));
  });

  it("is never above the exact product, and less than a billionth below it", () => {
    fc.assert(
      fc.property(anyShares, anyPrice, (shares, at) => {
        const lost = shares.nanos * at.nanos - valueOf(shares, at).nanos * 1_000_000_000n;
        expect(lost >= 0n && lost < 1_000_000_000n).toBe(true);
      }),
    );
  });
});

describe("affordable", () => {
  it("never costs more than the budget, and a billionth of a share more would", () => {
    fc.assert(
      fc.property(anyMoney, anyPrice, (budget, at) => {
        const shares = affordable(budget, at);
        expect(shares.nanos * at.nanos <= budget.nanos * 1_000_000_000n).toBe(true);
        expect((shares.nanos + 1n) * at.nanos > budget.nanos * 1_000_000_000n).toBe(true);
      }),
    );
  });

  it("is three shares and a third for ten dollars at three", () => {
    expect(affordable(money("10"), price("3"))).toEqual(quantity("3.333333333"));
  });
});

describe("parts of a whole", () => {
  it("never add up to more than it", () => {
    const shares = fc.array(nanos(0n, 10n ** 9n), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(anyMoney, shares, (whole, parts) => {
        const total = parts.reduce((a, b) => a + b, 0n) || 1n;
        const weights = parts.map((part) => new Decimal<"weight">((part * 1_000_000_000n) / total));
        expect(whole.isBelow(sum(weights.map((share) => portion(whole, share))))).toBe(false);
      }),
    );
  });

  it("are found again as shares of it, to the billionth", () => {
    expect(shareOf(money("25"), money("100"))).toEqual(weight("0.25"));
    expect(shareOf(money("1"), money("3"))).toEqual(weight("0.333333333"));
  });

  it("follow the shares they belong to", () => {
    expect(proRata(money("1"), quantity("1"), quantity("3"))).toEqual(money("0.333333333"));
    expect(proRata(money("7"), quantity("5"), quantity("5"))).toEqual(money("7"));
  });
});

describe("unitPrice", () => {
  it("gives back the total to half a billionth a share", () => {
    fc.assert(
      fc.property(anyMoney, anyShares, (total, shares) => {
        const gap = unitPrice(total, shares).nanos * shares.nanos - total.nanos * 1_000_000_000n;
        expect((gap < 0n ? -gap : gap) * 2n <= shares.nanos).toBe(true);
      }),
    );
  });
});

describe("scaled", () => {
  it("rounds to the nearest billionth, halves away from zero", () => {
    expect(scaled(price("100"), weight("1.0005"))).toEqual(price("100.05"));
    expect(scaled(BILLIONTH, weight("0.5"))).toEqual(BILLIONTH);
    expect(scaled(BILLIONTH, weight("0.499999999"))).toEqual(money("0"));
    expect(scaled(BILLIONTH.negated(), weight("0.5"))).toEqual(BILLIONTH.negated());
  });
});

describe("wholeShares", () => {
  it("leaves the fraction off", () => {
    expect(wholeShares(quantity("12.999999999"))).toEqual(quantity("12"));
    expect(wholeShares(quantity("0.5"))).toEqual(quantity("0"));
  });
});

describe("exactly", () => {
  it("is the door from floats: the nearest decimal of nine places", () => {
    expect(exactly(0.1 + 0.2)).toEqual(money("0.3"));
    expect(exactly(-1.5)).toEqual(money("-1.5"));
  });

  it("goes there and back for every decimal that a float can hold", () => {
    fc.assert(
      fc.property(nanos(-(10n ** 15n), 10n ** 15n), (n) => {
        expect(exactly(new Decimal(n).toNumber()).nanos).toBe(n);
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("is closed to %s", (unknown) => {
    expect(() => exactly(unknown)).toThrow(InvariantViolation);
  });
});
