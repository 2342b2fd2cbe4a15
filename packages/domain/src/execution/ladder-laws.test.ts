import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rule612 } from "../market-rules/tick-sizes.ts";
import { roundedDown } from "../money/rounding.ts";
import { anyLadderStory, LadderDesk, type LadderStory } from "../testing/ladder-desk.ts";
import { TODAY } from "../testing/scenario.ts";
import { restOf } from "./ladder.ts";

const holds = (law: (desk: LadderDesk, story: LadderStory) => void): void =>
  fc.assert(
    fc.property(anyLadderStory, (story) => {
      law(new LadderDesk(story), story);
    }),
  );

describe("a ladder, whatever the market and the broker do", () => {
  it("comes to rest: everything is traded, its pegs are used, or its time is over", () => {
    holds((desk, { rules }) => {
      expect(desk.rest).toBeOneOf([
        "everything is traded",
        `a leg may have ${rules.mostPegs} orders, and these were all`,
        "the time to trade is over",
      ]);
      expect(restOf({ ...desk.ladder, pegs: desk.pegs }, desk.now)).toBe(desk.rest);
    });
  });

  it("never has two working orders", () => {
    holds(({ sent }) => expect(sent.filter(({ beside }) => beside > 0)).toEqual([]));
  });

  it("never asks for more than is left, and so is never filled too much", () => {
    holds(({ sent, ladder, filled }) => {
      for (const order of sent) expect(order.quantity).toEqual(ladder.quantity.minus(order.before));
      expect(ladder.quantity.isBelow(filled)).toBe(false);
    });
  });

  it("never sends more pegs than it may", () => {
    holds(({ sent }, { rules }) => expect(sent.length).toBeLessThanOrEqual(rules.mostPegs));
  });

  it("sends nothing after its time, and gives every peg an end within its bounds and its time", () => {
    holds(({ sent, ladder }, { rules }) => {
      for (const { at, deadline } of sent) {
        expect(at).toBeLessThan(ladder.until);
        expect(deadline).toBeLessThanOrEqual(Math.min(ladder.until, at + rules.longestMs));
        expect(deadline).toBeGreaterThanOrEqual(Math.min(ladder.until, at + rules.shortestMs));
      }
    });
  });

  it("prices every peg on a tick between the near side of its quote and its last price", () => {
    holds(({ sent }, { side }) => {
      for (const { price: limit, sight } of sent) {
        const [low, high] = side === "buy" ? [sight.quote.bid, sight.last] : [sight.last, sight.quote.ask];
        expect([limit.isBelow(low), high.isBelow(limit)]).toEqual([false, false]);
        expect(roundedDown(limit, rule612(limit, TODAY))).toEqual(limit);
      }
    });
  });

  it("climbs: in a market that stands still no peg is worse placed than the one before", () => {
    holds((_, story) => {
      const [still] = story.moments;
      const { sent } = new LadderDesk({ ...story, moments: still === undefined ? [] : [{ ...still, filled: 0 }] });
      const away = sent.map(
        ({ price: limit, middle }) => limit.minus(middle).toNumber() * (story.side === "buy" ? 1 : -1),
      );

      expect(away).toEqual([...away].sort((a, b) => a - b));
    });
  });

  it("ends at the last price, unless it is done before", () => {
    holds(({ sent, rest }, { rules }) => {
      const end = sent.at(-1);
      if (rest === `a leg may have ${rules.mostPegs} orders, and these were all`)
        expect(end?.price).toEqual(end?.sight.last);
    });
  });
});
