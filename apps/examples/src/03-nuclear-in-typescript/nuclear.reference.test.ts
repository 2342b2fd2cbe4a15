import { historyFor } from "@alchemiser/strategies/testing";
import { expect, it } from "vitest";
import { compare, nuclearSymphony } from "./compare.ts";
import { NUCLEAR } from "./strategy.ts";

it("Nuclear in TypeScript says the same as the symphony on every session of the prices that there are", () => {
  const history = historyFor(nuclearSymphony().universe);
  const { decided, different } = compare(history);

  expect(different).toEqual([]);
  expect(decided).toBeGreaterThan(3000);
  expect(NUCLEAR.study(history).firstReadyRow).toBe(nuclearSymphony().study(history).firstReadyRow);
});
