import { describe, expect, it } from "vitest";
import { isStricter } from "./trading-state.ts";

describe("isStricter", () => {
  it("holds from HALTED over REDUCING to ACTIVE, and of no state over itself", () => {
    const states = ["ACTIVE", "REDUCING", "HALTED"] as const;

    for (const [rank, state] of states.entries())
      for (const [otherRank, other] of states.entries()) expect(isStricter(state, other)).toBe(rank > otherRank);
  });
});
