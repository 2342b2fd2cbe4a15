import { ticker, type Remedy, type Strategy } from "@alchemiser/domain";
import { mandateFor, sleeve, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { backtestOf, barsOf, resultOf } from "../testing/backtest-scenario.ts";
import type { BacktestResult } from "./backtest-result.ts";

const flat = (price: number): readonly number[] => Array.from({ length: 6 }, () => price);
const BARS = [barsOf("AAA", flat(10)), barsOf("BBB", flat(20)), barsOf("BIL", flat(50))];

/** Wants AAA once a year, and knows nothing in the third and the fourth session. */
const yearly = wanting({ AAA: 1 }, { kind: "calendar", frequency: "yearly" });
const forgetful: Strategy = {
  ...yearly,
  study: (history) => {
    const study = yearly.study(history);
    return {
      ...study,
      allocationAt: (row) =>
        row === 2 || row === 3 ? { outcome: "undecided", reason: "it forgot" } : study.allocationAt(row),
    };
  },
};

/** Half is in BBB throughout, half is with the forgetful strategy. */
const withRemedy = (remedy: Remedy): BacktestResult =>
  resultOf(
    backtestOf(forgetful, BARS, {
      mandate: mandateFor([
        sleeve("steady", "0.5", wanting({ BBB: 1 })),
        sleeve("forgetful", "0.5", forgetful, remedy),
      ]),
    }),
  );

const held = ({ allocations }: BacktestResult): readonly string[] =>
  allocations.map(({ weights }) => [...weights.keys()].toSorted().join("+"));

describe("a mandate with a sleeve that is undecided for two sessions", () => {
  it.each<[Remedy, readonly string[]]>([
    [{ kind: "refuse" }, ["AAA+BBB", "AAA+BBB", "AAA+BBB", "AAA+BBB", "AAA+BBB", "AAA+BBB"]],
    [{ kind: "stay" }, ["AAA+BBB", "AAA+BBB", "AAA+BBB", "AAA+BBB", "AAA+BBB", "AAA+BBB"]],
    [{ kind: "shelter", ticker: ticker("BIL") }, ["AAA+BBB", "AAA+BBB", "BBB+BIL", "BBB+BIL", "AAA+BBB", "AAA+BBB"]],
  ])("does with it what %j says, and comes back as soon as it knows", (remedy, expected) => {
    expect(held(withRemedy(remedy))).toEqual(expected);
  });

  it("tells these sessions, whatever is done about them", () => {
    for (const kind of ["refuse", "stay"] as const)
      expect(withRemedy({ kind }).undecided).toEqual([
        { session: "2024-01-04", reason: "forgetful: it forgot" },
        { session: "2024-01-05", reason: "forgetful: it forgot" },
      ]);
  });
});
