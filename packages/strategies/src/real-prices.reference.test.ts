import { at, isKnown } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { SHIPPED_STRATEGIES } from "./index.ts";
import { historyFor, referenceBars } from "./testing/reference-prices.ts";
import { shipped } from "./testing/shipped.ts";

const priced = SHIPPED_STRATEGIES.map(({ name }) => name).filter((name) =>
  shipped(name).strategy.universe.every((symbol) => referenceBars(symbol) !== undefined),
);

describe("over the prices that there are", () => {
  it("ten of the shipped strategies can be run", () => {
    expect(priced).toEqual([
      "200d-tqqq",
      "max-drawdown-switch",
      "tecl-for-the-long-term",
      "tqqq-for-the-long-term",
      "holy-grail",
      "nuclear",
      "kmlm-switcher",
      "simons-full-kmlm",
      "gold",
      "soxl-growth",
    ]);
  });

  it.each(priced)("%s decides on every session from the first that has all of its history", (name) => {
    const { strategy } = shipped(name);
    const history = historyFor(strategy.universe);
    const study = strategy.study(history);
    const first = study.firstReadyRow ?? history.sessions.length;
    expect(history.sessions.length - first).toBeGreaterThan(400);

    for (let row = first; row < history.sessions.length; row++) {
      const allocation = study.allocationAt(row);
      const reason = allocation.outcome === "undecided" ? allocation.reason : "";
      expect(reason, history.sessions[row]).toBe("");
      const held = allocation.outcome === "decided" ? [...allocation.weights.keys()] : [];
      expect(
        held.every((symbol) => isKnown(at(history.closes(symbol), row))),
        history.sessions[row],
      ).toBe(true);
      expect(strategy.universe).toEqual(expect.arrayContaining(held));
    }
  });
});
