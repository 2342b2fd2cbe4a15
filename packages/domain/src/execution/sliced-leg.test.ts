import { describe, expect, it } from "vitest";
import { instant, type Instant } from "../calendar/instant.ts";
import { newYorkInstant } from "../calendar/new-york-time.ts";
import { price, quantity } from "../money/money.ts";
import { DEFAULT_LADDER } from "../orders/ladder-rules.ts";
import { sizeOf } from "../orders/slicing-rules.ts";
import { TODAY } from "../testing/scenario.ts";
import type { Peg } from "./ladder.ts";
import { roomFor, turnOf, type Slice, type SlicedLeg, type Turn } from "./sliced-leg.ts";

const at = (hours: number, minutes = 0): Instant => newYorkInstant(TODAY, hours * 60 + minutes);

const peg = (sentAt: Instant, filled: string, isOver = true): Peg => {
  return { sentAt, middle: price("500"), filled: quantity(filled), isOver };
};

/** A slice of 250 shares with one order. */
const slice = (follow: number, begunAt: Instant, filled = "250", changes: Partial<Slice> = {}): Slice => ({
  ...{ follow, begunAt, quantity: quantity("250"), pegs: [peg(begunAt, filled)], givenUp: undefined },
  ...changes,
});

/** A thousand shares, from eleven to three. */
const leg = (...slices: readonly Slice[]): SlicedLeg => ({
  ...{ rules: DEFAULT_LADDER, side: "buy", quantity: quantity("1000"), by: "time", slices },
  hours: { open: at(9, 30), close: at(16) },
  ...{ spreadUntil: at(15), until: at(15, 50) },
});

describe("a leg in slices", () => {
  it("begins with as many as somebody says", () => {
    expect(turnOf(leg(), at(11))).toEqual<Turn>({ do: "begin", follow: undefined });
  });

  it("waits between two of them, by time or by volume", () => {
    expect(turnOf(leg(slice(3, at(11))), at(11, 1))).toEqual<Turn>({ do: "wait", until: at(12) });
    // The half hours from eleven to three have 484 thousandths: 121 are 66 and 55 of the next 60.
    const fiftySevenAndAHalf = instant(at(11, 57) + 30_000);
    expect(turnOf({ ...leg(slice(3, at(11))), by: "volume" }, at(11, 1))).toEqual<Turn>({
      do: "wait",
      until: fiftySevenAndAHalf,
    });
  });

  it("begins the next when it is due, and knows by it how many are left", () => {
    expect(turnOf(leg(slice(3, at(11))), at(12))).toEqual<Turn>({ do: "begin", follow: 2 });
    expect(turnOf(leg(slice(3, at(11)), slice(2, at(12))), at(12, 59))).toEqual<Turn>({ do: "wait", until: at(13) });
  });

  it("climbs on in a slice that is not through", () => {
    const half = slice(3, at(11), "100");

    expect(turnOf(leg(half), at(11, 1))).toEqual<Turn>({ do: "climb", slice: half });
  });

  it("climbs on in its last slice until nothing is sent any more", () => {
    const last = slice(0, at(14), "100");

    expect(turnOf(leg(last), at(15, 49))).toEqual<Turn>({ do: "climb", slice: last });
  });

  it("waits for the end of every order", () => {
    const open = slice(3, at(11), "250", { pegs: [peg(at(11), "250", false)] });

    expect(turnOf(leg(open), at(13))).toEqual<Turn>({ do: "rest", reason: "the order before has not ended" });
  });

  it("goes on with the next slice when one was given up, and ends with the last", () => {
    const denied = { pegs: [], givenUp: "QUOTE_STALE" };

    expect(turnOf(leg(slice(3, at(11), "0", denied)), at(11, 1))).toEqual<Turn>({ do: "wait", until: at(12) });
    expect(turnOf(leg(slice(0, at(14), "0", denied)), at(14, 1))).toEqual<Turn>({ do: "rest", reason: "QUOTE_STALE" });
  });

  it("spreads what is left over the time that is left when it was away", () => {
    // Back at one with the second of four slices: three hours have become two, and an hour forty minutes.
    expect(turnOf(leg(slice(3, at(11)), slice(2, at(13))), at(13, 1))).toEqual<Turn>({ do: "wait", until: at(13, 40) });
  });

  it("gives every slice the time of its ladder, however late it is", () => {
    const late = slice(1, at(15, 10));

    expect(turnOf(leg(late), at(15, 10))).toEqual<Turn>({ do: "wait", until: instant(at(15, 10) + 50_000) });
    expect(roomFor(leg(), at(15, 10))).toBe(1);
    expect(roomFor(leg(), at(14, 50))).toBe(6);
    expect(roomFor({ ...leg(), rules: { ...DEFAULT_LADDER, longestMs: 0 } }, at(11)), "a ladder of no time").toBe(1);
  });

  it("begins nothing when its time is over, or when everything is traded", () => {
    const all = slice(2, at(11), "1000");

    expect(turnOf(leg(slice(1, at(11))), at(15, 50))).toEqual<Turn>({
      do: "rest",
      reason: "the time to trade is over",
    });
    expect(turnOf(leg(), at(15, 50))).toEqual<Turn>({ do: "rest", reason: "the time to trade is over" });
    expect(turnOf(leg(all), at(15))).toEqual<Turn>({ do: "rest", reason: "everything is traded" });
  });

  it("is in equal parts of whole shares, and the last takes what is left", () => {
    const sizes = (whole: string, follow: number): string => sizeOf(quantity(whole), follow).toString();

    expect([sizes("1000", 3), sizes("100.5", 2), sizes("0.4", 2), sizes("33.123", 0)]).toEqual([
      "250",
      "34",
      "0.4",
      "33.123",
    ]);
  });
});
