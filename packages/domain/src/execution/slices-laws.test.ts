import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sum } from "../money/decimal.ts";
import { anySlicesStory, SlicesDesk, type SlicesStory } from "../testing/slices-desk.ts";
import { turnOf } from "./sliced-leg.ts";

const holds = (law: (desk: SlicesDesk, story: SlicesStory) => void): void =>
  fc.assert(
    fc.property(anySlicesStory, (story) => {
      law(new SlicesDesk(story), story);
    }),
  );

describe("a leg in slices, whatever the market and the broker do", () => {
  it("comes to rest: everything is traded, its last slice is through, or its time is over", () => {
    holds((desk, { rules }) => {
      expect(desk.turn).toEqual({ do: "rest", reason: expect.any(String) as unknown });
      expect(desk.turn?.do === "rest" ? desk.turn.reason : "").toBeOneOf([
        "everything is traded",
        `a leg may have ${rules.mostPegs} orders, and these were all`,
        "the time to trade is over",
        "denied",
      ]);
      expect(turnOf(desk.leg, desk.market.now), "from its orders alone").toEqual(desk.turn);
    });
  });

  it("never has two working orders, and sends nothing after its time", () => {
    holds(({ market, until }) => {
      expect(market.sent.filter(({ beside }) => beside > 0)).toEqual([]);
      for (const { at, deadline } of market.sent) {
        expect(at).toBeLessThan(until);
        expect(deadline).toBeGreaterThan(at);
        expect(deadline).toBeLessThanOrEqual(until);
      }
    });
  });

  it("never asks for more than is left, and so is never filled too much", () => {
    holds(({ market, quantity }) => {
      for (const order of market.sent) expect(quantity.minus(order.before).isBelow(order.quantity)).toBe(false);
      expect(quantity.isBelow(market.filled)).toBe(false);
    });
  });

  it("has no more slices than were wanted, and no more orders than their ladders may have", () => {
    holds(({ begun, market, leg }, { wanted, rules }) => {
      expect(begun.length).toBeLessThanOrEqual(wanted);
      expect(market.sent.length).toBeLessThanOrEqual(begun.length * rules.mostPegs);
      expect(begun.map(({ follow }) => follow)).toEqual(begun.map((_, index) => (begun[0]?.follow ?? 0) - index));
      for (const { pegs } of leg.slices) expect(pegs.length).toBeLessThanOrEqual(rules.mostPegs);
    });
  });

  it("sends no slice that is more than its equal part of what was left, but for one share", () => {
    holds(({ begun, leg, quantity }) => {
      for (const [index, slice] of begun.entries()) {
        const before = leg.slices.slice(0, index).flatMap(({ pegs }) => pegs.map(({ filled }) => filled));
        const equal = quantity.minus(sum(before)).toNumber() / (slice.follow + 1);
        expect(slice.quantity.toNumber()).toBeLessThan(equal + 1);
      }
    });
  });

  it("asks for all that is left with its last slice, unless it had to give that up", () => {
    holds(({ begun, leg, quantity }) => {
      const last = begun.find(({ follow }) => follow === 0);
      const before = leg.slices.filter(({ follow }) => follow > 0).flatMap(({ pegs }) => pegs.map((peg) => peg.filled));
      if (last !== undefined) expect(last.quantity).toEqual(quantity.minus(sum(before)));
    });
  });
});
