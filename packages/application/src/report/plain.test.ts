import { money } from "@alchemiser/domain";
import { expect, it } from "vitest";
import { plain } from "./plain.ts";

it("what is told as JSON has amounts to the last place, maps by their keys, and null for what is not known", () => {
  const told = plain({
    cash: money("0.1"),
    held: new Map([["SPY", money("2")]]),
    share: Number.NaN,
    missing: undefined,
  });

  expect(told).toEqual({ cash: "0.1", held: { SPY: "2" }, share: null });
});
