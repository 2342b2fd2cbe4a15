import { describe, expect, it } from "vitest";
import { ticker } from "../market/ticker.ts";
import { held, program, strategyIn, studyOf } from "../testing/symphony-scenario.ts";
import { strategyContract } from "../testing/strategy-contract.ts";
import { wanderingHistory } from "../testing/wandering-history.ts";

const up = [10, 11, 12];
const down = [10, 9, 8];
const flat = [10, 10, 10];

describe("a symphony's weights", () => {
  const closes = { A: up, B: down, C: flat, D: up };

  it("puts everything into a single asset", () => {
    expect(held(`(asset "A")`, closes)).toEqual({ A: 1 });
  });

  it("gives every child the same share and keeps the proportions inside a child", () => {
    expect(held(`(weight-equal [(asset "A") (weight-equal [(asset "B") (asset "C")])])`, closes)).toEqual({
      A: 0.5,
      B: 0.25,
      C: 0.25,
    });
  });

  it("adds up an asset that comes twice", () => {
    expect(held(`(asset "A") (group "g" [(asset "A") (asset "B")])`, closes)).toEqual({ A: 0.75, B: 0.25 });
    expect(held(`(asset "A") (asset "A") (asset "B")`, closes)).toEqual({
      A: expect.closeTo(2 / 3, 12),
      B: expect.closeTo(1 / 3, 12),
    });
  });

  it("normalises stated weights and drops members of weight 0", () => {
    expect(held(`(weight-specified 75 (asset "A") 25 (asset "B") 0 (asset "NONE"))`, closes)).toEqual({
      A: 0.75,
      B: 0.25,
    });
  });

  it("splices a branch with several members into its parent", () => {
    const body = `(asset "A") (if (> 2 1) [(asset "B") (asset "C") (if (< 2 1) [(asset "A")] [(asset "D")])])`;
    expect(held(body, closes)).toEqual({ A: 0.25, B: 0.25, C: 0.25, D: 0.25 });
  });

  it("shares a stated weight equally among the members of a branch", () => {
    expect(held(`(weight-specified 0.6 (if (> 2 1) [(asset "A") (asset "B")]) 0.4 (asset "C"))`, closes)).toEqual({
      A: 0.3,
      B: 0.3,
      C: 0.4,
    });
  });

  it("takes a group as one child", () => {
    expect(held(`(asset "A") (group "g" [(asset "B") (asset "C")])`, closes)).toEqual({ A: 0.5, B: 0.25, C: 0.25 });
  });
});

describe("a symphony and missing bars", () => {
  it("is undecided when it targets a symbol without a bar on the session", () => {
    expect(held(`(asset "A")`, { A: [1, 2, NaN] })).toBe("A has no bar on 2000-01-05");
  });

  it("passes an undecided child up", () => {
    expect(held(`(asset "A") (group "g" [(asset "B")])`, { A: up, B: [1, 2, NaN] })).toBe(
      'B has no bar on 2000-01-05 (in group "g")',
    );
  });

  it("counts a symbol's own bars", () => {
    const body = `(if (= (moving-average-price "A" {:window 2}) 2) [(asset "A")] [(asset "B")])`;
    expect(held(body, { A: [1, NaN, 3], B: up })).toEqual({ A: 1 });
  });
});

describe("a symphony as a strategy", () => {
  it("names every symbol that it reads or holds", () => {
    const body = `(if (> (rsi "SPY") 50) [(asset "EQUITIES::BIL//USD")] [(weight-specified 1 (asset "BRK/B") 0 (asset "QQQ"))])`;
    expect(strategyIn(program(body)).universe).toEqual(["SPY", "BIL", "BRK.B", "QQQ"]);
  });

  it.each([
    ["", { kind: "calendar", frequency: "daily" }],
    ["{:rebalance-frequency :monthly}", { kind: "calendar", frequency: "monthly" }],
    ["{:rebalance-threshold 0.05}", { kind: "corridor", corridor: 0.05 }],
    [
      "{:rebalance-frequency :weekly, :rebalance-threshold 0.1}",
      { kind: "either", frequency: "weekly", corridor: 0.1 },
    ],
  ])("rebalances as its config %s says", (config, schedule) => {
    expect(strategyIn(`(defsymphony "s" ${config} (asset "A"))`).schedule).toEqual(schedule);
  });

  it("says how many sessions an answer rests on", () => {
    const used = (condition: string) =>
      studyOf(`(if ${condition} [(asset "A")])`, { A: [NaN, 1, 2, 3, 4, 5] }).sessionsUsed(5);
    expect(used(`(> (current-price "A") 1)`)).toBe(1);
    expect(used(`(> (moving-average-price "A" {:window 3}) 1)`)).toBe(3);
    expect(used(`(> (cumulative-return "A" {:window 3}) 1)`)).toBe(4);
    expect(used(`(> (rsi "A" {:window 2}) 1)`)).toBe(5);
  });

  const everything = `
    (weight-specified 0.5 (weight-inverse-volatility 14 [(asset "A") (group "x" [(if (> (rsi "B" {:window 5}) 50) [(asset "B") (asset "C")] [(asset "D")])])])
      0.5 (filter (moving-average-return {:window 10}) (select-top 2) [
        (asset "A")
        (group "y" [(filter (rsi {:window 7}) (select-bottom 1) [(asset "B") (asset "C") (asset "D")])])
        (if (and (> (percentage-price-oscillator-signal "C") 0) (not (< (stdev-price "D") 1))) [(asset "D")] [(weight-equal [(asset "C") (asset "B")])])]))`;
  strategyContract(
    "a program with every kind of node",
    strategyIn(program(everything)),
    wanderingHistory(["A", "B", "C", "D"].map(ticker), 500),
  );
});
