import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvariantViolation } from "../kernel/invariant.ts";
import { anyAmount } from "../testing/any-ledger-record.ts";
import { Decimal, decimal, larger, smaller, sum } from "./decimal.ts";

const amount = anyAmount<"money">();
const ZERO = new Decimal<"money">(0n);

describe("a decimal as text", () => {
  it("comes back as it was", () => {
    fc.assert(
      fc.property(amount, (a) => {
        expect(decimal(a.toString())).toEqual(a);
        expect(JSON.stringify(a)).toBe(`"${a.toString()}"`);
      }),
    );
  });

  it.each([
    ["0", 0n],
    ["-0", 0n],
    ["1.5", 1_500_000_000n],
    ["-1.000000001", -1_000_000_001n],
    ["0.000000001", 1n],
    ["007.10", 7_100_000_000n],
  ])("is read exactly: %s", (text, nanos) => {
    expect(decimal(text).nanos).toBe(nanos);
  });

  it.each([
    [0n, "0"],
    [-1n, "-0.000000001"],
    [1_500_000_000n, "1.5"],
    [-12_000_000_000n, "-12"],
  ])("has no digit too many: %s nanos", (nanos, text) => {
    expect(new Decimal(nanos).toString()).toBe(text);
  });

  it.each(["", "-", "1.", ".5", "+1", "1e3", "1,000", " 1", "1.0000000001", "NaN", "Infinity", "٣"])(
    'is not read from "%s"',
    (text) => {
      expect(() => decimal(text)).toThrow(InvariantViolation);
    },
  );
});

describe("decimals add up exactly", () => {
  it("in any order and in any grouping", () => {
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        expect(a.plus(b)).toEqual(b.plus(a));
        expect(a.plus(b).plus(c)).toEqual(a.plus(b.plus(c)));
        expect(sum([a, b, c])).toEqual(a.plus(b).plus(c));
      }),
    );
  });

  it("and come apart again", () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(a.plus(b).minus(b)).toEqual(a);
        expect(a.minus(b)).toEqual(a.plus(b.negated()));
        expect(a.plus(a.negated())).toEqual(ZERO);
      }),
    );
  });

  it("where floats do not: a tenth and two tenths are three tenths", () => {
    expect(decimal("0.1").plus(decimal("0.2"))).toEqual(decimal("0.3"));
    expect(sum([])).toEqual(ZERO);
  });
});

describe("decimals compare", () => {
  it("as their numbers do", () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect([a.isBelow(b), a.equals(b), b.isBelow(a)].filter(Boolean)).toHaveLength(1);
        expect(smaller(a, b).nanos + larger(a, b).nanos).toBe(a.nanos + b.nanos);
        expect(larger(a, b).isBelow(smaller(a, b))).toBe(false);
      }),
    );
  });

  it("with zero, to exactly one of three", () => {
    fc.assert(
      fc.property(amount, (a) => {
        expect([a.isNegative(), a.isZero(), a.isPositive()].filter(Boolean)).toHaveLength(1);
        expect(a.absolute().isNegative()).toBe(false);
        expect(a.absolute().equals(a) || a.absolute().equals(a.negated())).toBe(true);
      }),
    );
  });
});
