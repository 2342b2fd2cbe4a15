import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "./decimal.ts";
import { money } from "./money.ts";
import { isMultipleOf, roundedDown, roundedToNearest, roundedUp } from "./rounding.ts";

const CENT = money("0.01");
const amounts = fc.bigInt({ min: 0n, max: 10n ** 18n }).map((nanos) => new Decimal<"money">(nanos));
const steps = fc.bigInt({ min: 1n, max: 10n ** 12n }).map((nanos) => new Decimal<"money">(nanos));

describe("rounding to a step", () => {
  it.each([
    ["1.234", "1.23", "1.23", "1.24"],
    ["1.235", "1.23", "1.24", "1.24"],
    ["1.236", "1.23", "1.24", "1.24"],
    ["1.23", "1.23", "1.23", "1.23"],
    ["0.000000001", "0", "0", "0.01"],
    ["0", "0", "0", "0"],
  ])("of a cent takes %s down to %s, to the nearest %s, and up to %s", (text, down, nearest, up) => {
    expect(roundedDown(money(text), CENT)).toEqual(money(down));
    expect(roundedToNearest(money(text), CENT)).toEqual(money(nearest));
    expect(roundedUp(money(text), CENT)).toEqual(money(up));
  });

  it("changes nothing that is a multiple of the step, and everything else", () => {
    fc.assert(
      fc.property(amounts, steps, (amount, step) => {
        expect(isMultipleOf(amount, step)).toBe(roundedDown(amount, step).equals(amount));
        expect(isMultipleOf(roundedUp(amount, step), step)).toBe(true);
      }),
    );
  });

  it("gives multiples of the step around the amount, the nearest of them no farther than half a step", () => {
    fc.assert(
      fc.property(amounts, steps, (amount, step) => {
        const [down, nearest, up] = [roundedDown, roundedToNearest, roundedUp].map(
          (round) => round(amount, step).nanos,
        );
        for (const rounded of [down, nearest, up]) expect((rounded ?? -1n) % step.nanos).toBe(0n);
        expect(amount.nanos - (down ?? 0n)).toBeLessThan(step.nanos);
        expect((up ?? 0n) - amount.nanos).toBeLessThan(step.nanos);
        expect([down, up]).toContain(nearest);
        const gap = (nearest ?? 0n) - amount.nanos;
        expect(2n * (gap < 0n ? -gap : gap)).toBeLessThanOrEqual(step.nanos);
      }),
    );
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(amounts, steps, (amount, step) => {
        for (const round of [roundedDown, roundedToNearest, roundedUp])
          expect(round(round(amount, step), step)).toEqual(round(amount, step));
      }),
    );
  });
});
