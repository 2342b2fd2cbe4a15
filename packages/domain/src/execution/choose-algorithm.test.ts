import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lately } from "../market/lately.ts";
import { quantity, weight } from "../money/money.ts";
import { DEFAULT_SLICING, UNSLICED, type SlicingRules } from "../orders/slicing-rules.ts";
import { quoted } from "../testing/scenario.ts";
import { chooseAlgorithm, type Room } from "./choose-algorithm.ts";
import { impactOf } from "./impact.ts";

const lately = (volume: number, volatility: number): Lately => ({ volume, volatility, returns: new Float64Array() });

/** A million shares a session, two percent up or down, and a thousand shown on each side. */
const ROOM: Room = { quote: quoted("49.99", "50.01"), lately: lately(1_000_000, 0.02), slices: 100 };

const chosen = (shares: number, room: Partial<Room> = {}, rules: Partial<SlicingRules> = {}) =>
  chooseAlgorithm(
    { side: "buy", quantity: quantity(String(shares)) },
    { ...ROOM, ...room },
    { ...DEFAULT_SLICING, ...rules },
  );

describe("the impact of an order", () => {
  it("is the session's volatility times the root of its share of the volume", () => {
    expect(impactOf(10_000, { volume: 1_000_000, volatility: 0.02 })).toBeCloseTo(0.002, 15);
    expect(impactOf(40_000, { volume: 1_000_000, volatility: 0.02 })).toBeCloseTo(0.004, 15);
  });
});

describe("the algorithm of a leg", () => {
  it("is one ladder while the leg keeps within all bounds", () => {
    expect(chosen(2500)).toEqual({ name: "ladder" });
  });

  it("is slices that each move the price by no more than the mandate wants", () => {
    // Ten thousand shares would move it by 20 bp, four times 2,500 shares by 10 bp each.
    expect(chosen(10_000)).toEqual({ name: "vwap", slices: 4 });
    expect(chosen(10_000, {}, { by: "time" })).toEqual({ name: "twap", slices: 4 });
  });

  it("is slices that are each a small share of the volume", () => {
    expect(chosen(20_000, { lately: lately(1_000_000, 0.001) })).toEqual({ name: "vwap", slices: 4 });
  });

  it("is slices that are each so many times the size that is shown on the side that they meet", () => {
    const quote = { ...ROOM.quote, askSize: quantity("100"), bidSize: quantity("100000") };
    const rules = { mostOfShown: weight("5") };

    expect(chosen(2500, { quote }, rules)).toEqual({ name: "vwap", slices: 5 });
    expect(
      chooseAlgorithm(
        { side: "sell", quantity: quantity("2500") },
        { ...ROOM, quote },
        { ...DEFAULT_SLICING, ...rules },
      ),
    ).toEqual({ name: "ladder" });
  });

  it("applies no bound whose figure is not known", () => {
    const blank = { ...ROOM.quote, askSize: quantity("0") };

    expect(chosen(10_000, { lately: undefined })).toEqual({ name: "ladder" });
    expect(chosen(10_000, { lately: lately(Number.NaN, Number.NaN), quote: blank })).toEqual({ name: "ladder" });
    expect(chosen(10_000, { lately: lately(0, 0), quote: blank })).toEqual({ name: "ladder" });
    expect(chosen(10_000, { quote: blank }), "and still applies the others").toEqual({ name: "vwap", slices: 4 });
  });

  it("has as many slices as it may where a bound lets nothing through", () => {
    expect(chosen(100, {}, { mostImpact: weight("0") })).toEqual({ name: "vwap", slices: 20 });
  });

  it("has no more slices than there is time for, than the mandate wants, and than there are shares", () => {
    expect(chosen(10_000, { slices: 3 })).toEqual({ name: "vwap", slices: 3 });
    expect(chosen(10_000, {}, { mostSlices: 2 })).toEqual({ name: "vwap", slices: 2 });
    expect(chosen(10_000, {}, UNSLICED)).toEqual({ name: "ladder" });
    expect(chosen(2.5, { lately: lately(1, 0.02) })).toEqual({ name: "vwap", slices: 2 });
  });

  it("keeps every slice within all bounds, whatever they are, where nothing limits their number", () => {
    const anyShare = fc.double({ min: 0.001, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 100, max: 1e9 }),
        fc.double({ min: 0.0001, max: 0.2, noNaN: true }),
        anyShare,
        anyShare,
        (shares, volume, volatility, ofVolume, impact) => {
          const [mostOfVolume, mostImpact] = [weight(ofVolume.toFixed(9)), weight((impact / 10).toFixed(9))];
          const room = { lately: lately(volume, volatility), slices: Infinity };
          const rules = { mostOfVolume, mostImpact, mostSlices: Infinity };
          const answer = chosen(shares, room, rules);
          const slice = shares / (answer.name === "ladder" ? 1 : answer.slices);
          if (slice <= 1) return;

          expect(slice).toBeLessThanOrEqual(20_000);
          expect(slice / volume).toBeLessThanOrEqual(mostOfVolume.toNumber() * 1.000001);
          expect(impactOf(slice, { volume, volatility })).toBeLessThanOrEqual(mostImpact.toNumber() * 1.000001);
        },
      ),
    );
  });
});
