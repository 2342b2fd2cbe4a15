import { quantity } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { intent, launched, report } from "../testing/order-story.ts";
import type { Flight } from "./flight.ts";
import { resultOf, type Leg } from "./legs.ts";

/** An attempt at a leg of 20 shares, which asked for `wanted` and was filled as far as that. */
function attempt(number: number, wanted: string, filled: string, follow = 0): Flight {
  const story = launched();
  story.tell(1, {
    kind: "reported",
    report: report(wanted === filled ? "filled" : "canceled", filled),
    fill: undefined,
  });
  const slot = { ...intent.slot, leg: follow, attempt: number };
  return { ...story.flight, intent: { ...intent, slot, quantity: quantity(wanted) } };
}

const shortfallOf = (attempts: Leg["attempts"]): string | undefined =>
  resultOf({ intent, attempts }, "ACTIVE").shortfall;

describe("the result of a leg", () => {
  it("is complete when all that it was sent for is filled, over as many orders as that took", () => {
    expect(shortfallOf([attempt(0, "20", "12"), attempt(1, "8", "8")])).toBeUndefined();
  });

  it("is complete when the last order has got all that the cash was enough for, but for a hundredth", () => {
    expect(shortfallOf([attempt(0, "20", "0"), attempt(1, "19.9", "19.9")])).toBeUndefined();
    expect(shortfallOf([attempt(0, "20", "0"), attempt(1, "19", "19")])).toBe("made smaller to fit the cash: 19 of 20");
  });

  it("is not complete when its last order was not filled", () => {
    expect(shortfallOf([attempt(0, "20", "0"), attempt(1, "20", "19.99")])).toBe("canceled");
  });

  it("names the slices that were not begun", () => {
    expect(shortfallOf([attempt(0, "7", "7", 2)])).toBe("the last 2 of its slices were not begun");
  });
});
