import { describe, expect, it } from "vitest";
import { GOLDEN } from "./golden.ts";
import { replay } from "./replay.ts";

describe("a savings plan at a simulated broker", () => {
  it("gives its golden numbers, and buys once a month although it asks twice", async () => {
    const { shares, cash, answers } = await replay();

    expect({ shares: shares.toString(), cash: cash.toString() }).toEqual(GOLDEN);
    expect(answers).toEqual(Array.from({ length: 12 }, () => ["accepted", "duplicate"]).flat());
  });
});
