import { historyOf, type Column } from "@alchemiser/domain";
import { strategyContract } from "@alchemiser/domain/testing/contracts";
import { expect, it } from "vitest";
import { GOLDEN } from "./golden.ts";
import { BARS, replay, STRATEGY } from "./replay.ts";

it("gives its golden numbers", () => {
  const answer = replay();
  if (answer.outcome === "refused") throw new Error(answer.reason);

  const { finalEquity, trades, hash } = answer;
  expect({ finalEquity: finalEquity.toString(), trades, hash }).toEqual(GOLDEN);
});

const closes = new Map<(typeof BARS)[number]["ticker"], Column>(BARS.map(({ ticker, close }) => [ticker, close]));
strategyContract("the example", STRATEGY, historyOf(BARS[0]?.sessions ?? [], closes));
