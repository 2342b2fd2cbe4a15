import { describe, expect, it } from "vitest";
import { closestTo } from "./suggestion.ts";

describe("closestTo", () => {
  const words = ["rsi", "max-drawdown", "moving-average-price"];

  it("finds a word with a letter too few, too many or wrong", () => {
    expect(["rs", "rsii", "rsj", "max-drowdwn"].map((word) => closestTo(word, words))).toEqual([
      undefined,
      "rsi",
      "rsi",
      "max-drawdown",
    ]);
  });

  it("finds nothing for a word of its own", () => {
    expect(closestTo("volatility", words)).toBeUndefined();
  });
});
