import { newYorkInstant, session, ticker, weight } from "@alchemiser/domain";
import { walkingBars } from "@alchemiser/domain/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barMarket } from "../market/bar-market.ts";
import { latestMinute } from "./minute-bar.ts";
import { Tape } from "./tape.ts";

const SPY = ticker("SPY");
const FRIDAY = session("2025-06-13");
const MONDAY = session("2025-06-16");
const walk = walkingBars({ after: "2025-06-12", moves: [1, 1.02, 1] });
const tape = new Tape({ market: barMarket([walk]), halfSpread: weight("0.0002"), tickMs: 1000 });
const at = (day: typeof MONDAY, hours: number, minutes = 0) => newYorkInstant(day, hours * 60 + minutes);

describe("a tape", () => {
  it("shows quotes within the day's low and high, at every moment of regular hours", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 389 }), (minute) => {
        const quote = tape.quote(SPY, at(MONDAY, 9, 30 + minute));
        expect(quote?.bid.toNumber()).toBeGreaterThanOrEqual(100.98);
        expect(quote?.ask.toNumber()).toBeLessThanOrEqual(103.02);
        expect(quote?.ask.isBelow(quote.bid)).toBe(false);
      }),
    );
  });

  it("shows the close after hours, until the next session begins", () => {
    expect(tape.trade(SPY, at(MONDAY, 3, 59))).toEqual({ at: at(FRIDAY, 16), price: 100 });
    expect(tape.trade(SPY, at(MONDAY, 4))?.price).toBe(101.898);
    expect(tape.quote(SPY, at(MONDAY, 3, 59))?.at, "not confirmed since the evening").toBe(at(FRIDAY, 20));
  });

  it("lets a day grow into its bar", () => {
    expect(tape.daySoFar(SPY, at(MONDAY, 9, 30))).toMatchObject({ open: 101.898, high: 101.898, low: 101.898 });
    expect(tape.daySoFar(SPY, at(MONDAY, 11, 40))).toMatchObject({ low: 100.98, high: 101.898 });
    expect(tape.daySoFar(SPY, at(MONDAY, 16))).toMatchObject({
      high: 103.02,
      low: 100.98,
      close: 102,
      volume: 1_000_001,
    });
  });

  it("has a bar for the minute in progress", () => {
    const minute = latestMinute(tape, SPY, at(MONDAY, 10, 15));

    expect(minute).toMatchObject({ at: at(MONDAY, 10, 15) });
  });

  it("knows nothing of symbols and sessions that the market does not have", () => {
    expect(tape.quote(ticker("NOPE"), at(MONDAY, 10))).toBeUndefined();
    expect(tape.trade(SPY, at(session("2025-06-20"), 10))).toBeUndefined();
  });
});
