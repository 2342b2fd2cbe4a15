import { describe, expect, it } from "vitest";
import { closeStreak } from "./close-streak.ts";

describe("closeStreak", () => {
  it("counts closes that rise in a row up and closes that fall in a row down", () => {
    expect([...closeStreak(Float64Array.of(1, 2, 3, 2, 1, 0, 5))]).toEqual([0, 1, 2, -1, -2, -3, 1]);
  });

  it("ends with a close that stays where it was", () => {
    expect([...closeStreak(Float64Array.of(1, 2, 2, 3))]).toEqual([0, 1, 0, 1]);
  });
});
