import { describe, expect, it } from "vitest";
import { InvariantViolation } from "../kernel/invariant.ts";
import { isOrderId, orderId } from "./order.ts";

describe("the id of an order", () => {
  it.each(["a", "7543a9307341-250110r0-BRK_B-sell3-1", "x".repeat(128)])("may be %s", (text) => {
    expect(orderId(text)).toBe(text);
  });

  it.each([
    ["nothing", ""],
    ["129 characters", "x".repeat(129)],
    ["a blank", "one two"],
    ["a dot at its end", "one."],
    ["a dot at its beginning", ".one"],
    ["other letters than those of ASCII", "größe"],
  ])("may not have %s", (_, text) => {
    expect(isOrderId(text)).toBe(false);
    expect(() => orderId(text)).toThrow(InvariantViolation);
    expect(() => orderId(text)).toThrow(`an order id is 1–128 letters, digits, dashes or underscores, was "${text}"`);
  });
});
