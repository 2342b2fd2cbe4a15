import { withFactors, type Column } from "@alchemiser/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recoveredFactors } from "./recovered-factors.ts";

const column = (...values: readonly number[]): Column => Float64Array.from(values);

const rounded = (prices: Column, places: number): Column => prices.map((price) => Number(price.toFixed(places)));

/** What comes out of prices that were adjusted and told to so many places. */
const recovered = (prices: Column, factors: Column, places: number): Column =>
  recoveredFactors({ before: [prices], after: [rounded(withFactors(prices, factors), places)] });

describe("recoveredFactors", () => {
  it("finds no factor where nothing was adjusted", () => {
    const prices = column(100.01, 101.5, 99.87);

    expect(recovered(prices, column(1, 1, 1), 2)).toEqual(column(1, 1, 1));
  });

  it("finds a split of four for one in prices that were rounded to cents", () => {
    const prices = column(499.23, 501.11, 506.09, 125.86, 129.04);
    const factors = recovered(prices, column(0.25, 0.25, 0.25, 1, 1), 2);

    expect(factors[0]).toBeCloseTo(0.25, 5);
    expect(factors.slice(0, 3)).toEqual(column(factors[0]!, factors[0]!, factors[0]!));
    expect(factors.slice(3)).toEqual(column(1, 1));
  });

  it("finds a reverse split of one for ten exactly, where prices become longer", () => {
    expect(recovered(column(5.01, 5.02, 49.9), column(10, 10, 1), 2)[0]).toBeCloseTo(10, 2);
  });

  it("finds several dividends one after the other", () => {
    const prices = column(400, 401, 402, 403, 404);
    const factors = recovered(prices, column(0.99, 0.99, 0.995, 1, 1), 4);

    expect([...factors].map((factor) => Number(factor.toFixed(4)))).toEqual([0.99, 0.99, 0.995, 1, 1]);
  });

  it("counts from the last row, whatever has happened since", () => {
    expect(recovered(column(100, 100, 100), column(0.25, 0.5, 0.5), 2)).toEqual(column(0.5, 1, 1));
  });

  it("explains every price to half a unit of its last place", () => {
    const price = fc.double({ min: 1, max: 1000, noNaN: true }).map((value) => Number(value.toFixed(2)));
    const action = fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, fc.constantFrom(0.5, 0.25, 0.98, 0.995, 2));

    fc.assert(
      fc.property(fc.array(fc.tuple(price, action), { minLength: 1, maxLength: 80 }), (rows) => {
        const prices = Float64Array.from(rows, ([value]) => value);
        const factors = Float64Array.from(rows, () => 1);
        for (let row = rows.length - 2; row >= 0; row--) factors[row] = factors[row + 1]! * rows[row + 1]![1];
        const adjusted = rounded(withFactors(prices, factors), 4);

        const again = withFactors(prices, recoveredFactors({ before: [prices], after: [adjusted] }));

        const last = adjusted.at(-1)! / prices.at(-1)!;
        again.forEach((value, row) => {
          expect(Math.abs(value - adjusted[row]! / last)).toBeLessThanOrEqual(0.000051 * (1 + value));
        });
      }),
    );
  });
});
