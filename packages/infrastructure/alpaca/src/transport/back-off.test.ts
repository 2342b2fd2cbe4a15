import { expect, it } from "vitest";
import { backOffMs } from "./back-off.ts";

it("waits twice as long each time, up to five seconds, and spreads by up to a half", () => {
  const steady = [1, 2, 3, 4, 5, 6].map((attempt) => backOffMs(attempt, () => 0));

  expect(steady).toEqual([250, 500, 1000, 2000, 4000, 5000]);
  expect(backOffMs(3, () => 0.5)).toBe(750);
});
