import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant, type Instant } from "../calendar/instant.ts";
import { midOf } from "../market/quote.ts";
import { price } from "../money/money.ts";
import { quoted } from "../testing/scenario.ts";
import { waitFor, type Seen } from "./wait-for.ts";

const rules = { shortestMs: 2000, longestMs: 30_000 };
const second = (seconds: number): Instant => instant(1_751_463_300_000 + seconds * 1000);

/** A quote of so many cents around 500 dollars. */
const spreadOf = (cents: number) => quoted((500 - cents / 200).toFixed(3), (500 + cents / 200).toFixed(3));

/** The middle of the quote every ten seconds, up to now. */
const seen = (...middles: readonly string[]): readonly Seen[] =>
  middles.map((middle, index) => ({ sentAt: second((index - middles.length) * 10), middle: price(middle) }));

const wait = (cents: number, pegs: readonly Seen[] = []): number =>
  waitFor(spreadOf(cents), { at: second(0), pegs, rules });

describe("the wait of a peg", () => {
  it("is as long as a price that moves by 1 % a session takes to wander across the spread", () => {
    // Ten cents are 0.02 % of 500 dollars: a fiftieth of the move of a session, hence 1/2500 of its 23,400 seconds.
    expect(wait(10)).toBe(9360);
  });

  it("is four times as long for a spread of twice the width", () => {
    expect(wait(10)).toBe(wait(5) * 4);
  });

  it("is longer when nothing has moved, and shorter the more has", () => {
    const still = wait(10, seen("500", "500", "500"));
    const lively = wait(10, seen("500", "500.20", "500"));
    const wild = wait(10, seen("500", "500.40", "500"));

    expect([still > wait(10), lively < wait(10), wild < lively]).toEqual([true, true, true]);
  });

  it("counts a steady climb from peg to peg, not from the first to the last", () => {
    // Three moves of 0.02 % in thirty seconds, and the opinion of a minute: 3.76e-7 in 90 seconds.
    expect(wait(10, seen("499.7", "499.8", "499.9"))).toBe(9562);
  });

  it("keeps within its bounds, whatever the market does", () => {
    expect([wait(0), wait(1), wait(500)]).toEqual([2000, 2000, 30_000]);
  });

  it("never grows with what the market has moved, nor shrinks with the spread", () => {
    const cents = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(cents, cents, cents, (spread, less, more) => {
        const moved = (by: number): readonly Seen[] => seen("500", (500 + by / 100).toFixed(2), "500");
        const [calm, restless] = [Math.min(less, more), Math.max(less, more)];

        expect(wait(spread, moved(restless))).toBeLessThanOrEqual(wait(spread, moved(calm)));
        expect(wait(calm, moved(spread))).toBeLessThanOrEqual(wait(restless, moved(spread)));
      }),
    );
  });

  it("is not confused by a clock that was set back", () => {
    const pegs = [{ sentAt: second(60), middle: midOf(spreadOf(10)) }];

    expect(wait(10, pegs)).toBe(wait(10));
  });
});
