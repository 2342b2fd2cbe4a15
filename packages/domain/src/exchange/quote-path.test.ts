import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rule612 } from "../market-rules/tick-sizes.ts";
import { noTicks } from "../market/tick.ts";
import { NO_WEIGHT, weight } from "../money/money.ts";
import { NOW, TODAY } from "../testing/scenario.ts";
import { priceAlongDay, quoteAround, type Surroundings } from "./quote-path.ts";

const rising = { open: 100, high: 106, low: 97, close: 103 };
const falling = { open: 100, high: 106, low: 97, close: 98 };

const along = (day: typeof rising): readonly number[] =>
  [0, 1 / 6, 1 / 3, 2 / 3, 1].map((elapsed) => Number(priceAlongDay(day, elapsed).toFixed(6)));

describe("priceAlongDay", () => {
  it("falls first on a day that ends higher", () => {
    expect(along(rising)).toEqual([100, 98.5, 97, 106, 103]);
  });

  it("rises first on a day that ends lower", () => {
    expect(along(falling)).toEqual([100, 103, 106, 97, 98]);
  });

  it("stands at the open before the session and at the close after it", () => {
    expect([priceAlongDay(rising, -1), priceAlongDay(rising, 2)]).toEqual([100, 103]);
  });

  it("never leaves the day's range", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(rising, falling), (elapsed, day) => {
        const price = priceAlongDay(day, elapsed);
        expect(price >= day.low && price <= day.high).toBe(true);
      }),
    );
  });
});

describe("quoteAround", () => {
  const around = (middle: number, changes: Partial<Surroundings> = {}): string => {
    const surroundings = {
      at: NOW,
      session: TODAY,
      halfSpread: weight("0.0002"),
      ticks: rule612,
      range: undefined,
      ...changes,
    };
    const { bid, ask } = quoteAround(middle, surroundings);
    return `${bid.toString()} to ${ask.toString()}`;
  };

  it("puts half a spread to each side, away from the middle to the next tick", () => {
    expect(around(500)).toBe("499.9 to 500.1");
    expect(around(123.456)).toBe("123.43 to 123.49");
    expect(around(0.5)).toBe("0.4999 to 0.5001");
  });

  it("keeps adjusted prices off the ticks", () => {
    expect(around(123.456, { ticks: noTicks })).toBe("123.4313088 to 123.4806912");
  });

  it("stays within the day's range", () => {
    expect(around(500, { range: { low: 500, high: 510 } })).toBe("500 to 500.1");
    expect(around(500, { range: { low: 490, high: 500 } })).toBe("499.9 to 500");
  });

  it("quotes the bare price without a spread", () => {
    expect(around(500, { halfSpread: NO_WEIGHT })).toBe("500 to 500");
  });
});
