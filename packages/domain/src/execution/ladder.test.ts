import { describe, expect, it } from "vitest";
import { instant, type Instant } from "../calendar/instant.ts";
import { rule612 } from "../market-rules/tick-sizes.ts";
import { price, quantity, weight } from "../money/money.ts";
import type { LadderRules } from "../orders/ladder-rules.ts";
import { quoted, TODAY } from "../testing/scenario.ts";
import { nextPeg, restOf, stillToTrade, type Ladder, type Peg, type Sight } from "./ladder.ts";

const START = 1_751_463_300_000;
const second = (seconds: number): Instant => instant(START + seconds * 1000);

const RULES: LadderRules = { start: weight("0.5"), steps: 2, mostPegs: 4, shortestMs: 2000, longestMs: 10_000 };

/** A spread of forty cents, and a last price a little beyond it. */
const SIGHT: Sight = {
  at: second(0),
  quote: quoted("499.80", "500.20"),
  last: price("500.70"),
  tickNear: (near) => rule612(near, TODAY),
};
const SELLING: Sight = { ...SIGHT, last: price("499.30") };

const buying: Ladder = { rules: RULES, side: "buy", quantity: quantity("20"), until: second(3600), pegs: [] };
const selling: Ladder = { ...buying, side: "sell" };

/** Pegs that have ended, with what was filled of each. */
const ended = (...filled: readonly string[]): readonly Peg[] =>
  filled.map((shares, index) => ({
    sentAt: second(index - filled.length),
    middle: price("500"),
    filled: quantity(shares),
    isOver: true,
  }));

/** "10 at 500.10 for 10 s", or why there is nothing to do. */
function told(ladder: Ladder, sight = SIGHT): string {
  const step = nextPeg(ladder, sight);
  return step.do === "submit"
    ? `${step.quantity.toString()} at ${step.price.toString()} for ${step.waitMs / 1000} s`
    : step.reason;
}

const climb = (ladder: Ladder, sight: Sight): readonly string[] =>
  [0, 1, 2, 3, 4].map((pegs) => told({ ...ladder, pegs: ended(...Array<string>(pegs).fill("0")) }, sight));

describe("a ladder", () => {
  it("climbs from inside the spread towards the far side, and ends at the last price", () => {
    const end = "a leg may have 4 orders, and these were all";

    expect(climb(buying, SIGHT)).toEqual([
      "20 at 500 for 10 s",
      "20 at 500.1 for 10 s",
      "20 at 500.7 for 10 s",
      "20 at 500.7 for 10 s",
      end,
    ]);
    expect(climb(selling, SELLING)).toEqual([
      "20 at 500 for 10 s",
      "20 at 499.9 for 10 s",
      "20 at 499.3 for 10 s",
      "20 at 499.3 for 10 s",
      end,
    ]);
  });

  it("starts where its urgency says: at the near side, at the far side, or anywhere between", () => {
    const first = (start: string): string => told({ ...buying, rules: { ...RULES, start: weight(start) } });

    expect(["0", "0.25", "1"].map(first)).toEqual([
      "20 at 499.8 for 10 s",
      "20 at 499.9 for 10 s",
      "20 at 500.2 for 10 s",
    ]);
  });

  it("goes to the last price at once when it has no steps, or only one peg", () => {
    expect(told({ ...buying, rules: { ...RULES, steps: 0 } })).toBe("20 at 500.7 for 10 s");
    expect(told({ ...buying, rules: { ...RULES, mostPegs: 1 } })).toBe("20 at 500.7 for 10 s");
  });

  it("stands on ticks, on the side that is nearer to being filled", () => {
    const penny: Sight = { ...SIGHT, quote: quoted("499.99", "500.00") };

    expect(told(buying, penny)).toMatch(/^20 at 500 /);
    expect(told(selling, { ...penny, last: price("499") })).toMatch(/^20 at 499.99 /);
  });

  it("never goes beyond the last price, wherever the quote has gone", () => {
    const far: Sight = { ...SIGHT, quote: quoted("510", "512") };

    expect(told(buying, far)).toMatch(/^20 at 500.7 /);
    expect(told(selling, { ...far, quote: quoted("490", "492"), last: price("499.3") })).toMatch(/^20 at 499.3 /);
  });

  it("asks for exactly what its pegs have left", () => {
    expect(told({ ...buying, pegs: ended("3", "4.5") })).toMatch(/^12.5 at/);
    expect(told({ ...buying, pegs: ended("3", "17") })).toBe("everything is traded");
    expect(stillToTrade(quantity("20"), [quantity("21")]), "a broker that filled too much").toEqual(quantity("0"));
  });

  it("waits for the end of every peg, however much was filled of it", () => {
    const cancelling: readonly Peg[] = [
      ...ended("3"),
      { ...SIGHT, sentAt: second(0), middle: price("500"), filled: quantity("2"), isOver: false },
    ];

    expect(told({ ...buying, pegs: cancelling })).toBe("the order before has not ended");
  });

  it("goes to the last price while there is time for it, rather than climb to the end of its time", () => {
    // Two steps and the last price may take ten seconds each.
    expect(told({ ...buying, until: second(30) })).toBe("20 at 500 for 10 s");
    expect(told({ ...buying, until: second(29) })).toBe("20 at 500.7 for 10 s");
  });

  it("sends nothing when its time is over, and nothing that would outlive it", () => {
    expect(told({ ...buying, until: second(3) })).toBe("20 at 500.7 for 3 s");
    expect(told({ ...buying, until: second(0) })).toBe("the time to trade is over");
    expect(restOf({ ...buying, until: second(1) }, second(0))).toBeUndefined();
  });
});
