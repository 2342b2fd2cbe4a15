import { describe, expect, it } from "vitest";
import { complaintsAbout, program } from "../testing/symphony-scenario.ts";
import { withoutPlaces } from "../testing/generated-programs.ts";
import { readTree } from "./read-tree.ts";

const treeOf = (text: string): unknown => {
  const reading = readTree({ file: "test.clj", text });
  return reading.outcome === "read" ? withoutPlaces(reading.tree) : reading.errors;
};

/** What is expected where, without the line that is shown. */
const complaint = (text: string): string => complaintsAbout(text)[0]?.split("\n")[0] ?? "none";

describe("readTree, on Lisp", () => {
  it("takes commas for space and skips comments", () => {
    expect(treeOf('; a note\n(defsymphony, "x" ; here too\n [(asset "A", nil)])')).toEqual(
      treeOf('(defsymphony "x" (asset "A"))'),
    );
  });

  it("knows the names that exports give to indicators", () => {
    const named = (name: string) => treeOf(program(`(if (> (${name} "A") 1) [(asset "A")])`));
    expect(named("relative-strength-index")).toEqual(named("rsi"));
    expect(named("price")).toEqual(named("current-price"));
    expect(named("cum-return")).toEqual(named("cumulative-return"));
    expect(named("standard-deviation-return")).toEqual(named("stdev-return"));
    expect(named("standard-deviation-price")).toEqual(named("stdev-price"));
  });

  it("gives an indicator its default windows", () => {
    const metric = (call: string) => JSON.stringify(treeOf(program(`(filter ${call} (select-top 1) [(asset "A")])`)));
    expect(metric("(rsi)")).toBe(metric("(rsi {:window 14})"));
    expect(metric("(moving-average-price)")).toBe(metric("(moving-average-price {:window 200})"));
    expect(metric("(moving-average-return)")).toBe(metric("(moving-average-return {:window 21})"));
    expect(metric("(cumulative-return)")).toBe(metric("(cumulative-return {:window 60})"));
    expect(metric("(exponential-moving-average-price)")).toBe(
      metric("(exponential-moving-average-price {:window 12})"),
    );
    expect(metric("(stdev-return)")).toBe(metric("(stdev-return {:window 6})"));
    expect(metric("(stdev-price)")).toBe(metric("(stdev-price {:window 6})"));
    expect(metric("(max-drawdown)")).toBe(metric("(max-drawdown {:window 60})"));
    expect(metric("(percentage-price-oscillator-signal)")).toBe(
      metric("(percentage-price-oscillator-signal {:short-window 12 :long-window 26 :smooth-window 9})"),
    );
  });

  it("takes a single member without square brackets", () => {
    expect(treeOf('(defsymphony "x" (if (> 2 1) (asset "A") (asset "B")))')).toEqual(
      treeOf('(defsymphony "x" [(if (> 2 1) [(asset "A")] [(asset "B")])])'),
    );
  });

  it.each([
    [
      '(defsymphony "x"\n  (asset "A"',
      'test.clj:2:3: expected a ")" that closes this bracket, found the end of the text',
    ],
    ['(defsymphony "x" [(asset "A")))', 'test.clj:1:30: expected a form or "]", found ")"'],
    ['(defsymphony "x" (asset "A)', "test.clj:1:25: expected a string that ends, found no closing quote"],
    [
      '(defsymphony "\\q" (asset "A"))',
      'test.clj:1:14: expected only the escapes \\" \\\\ \\n \\t \\r in a string, found another escape',
    ],
    ['(defsymphony "x" (weight-specified 1x (asset "A")))', 'test.clj:1:36: expected a number, found "1x"'],
    ["@", 'test.clj:1:1: expected a form such as "(defsymphony …)", found "@"'],
    ["", 'test.clj:1:1: expected (defsymphony "name" {config} body), found an empty text'],
    [
      '(defsymphny "x" (asset "A"))',
      'test.clj:1:2: expected (defsymphony "name" {config} body), found "defsymphny", perhaps "defsymphony" was meant',
    ],
    [
      '(defsymphony "x" (asset "A")) (asset "B")',
      'test.clj:1:31: expected nothing after the program, found "(asset "B")"',
    ],
    [
      '(defsymphony "x" (weight-equl [(asset "A")]))',
      'test.clj:1:19: expected a node: asset, a weight, group, if or filter, found "weight-equl", perhaps "weight-equal" was meant',
    ],
    [
      '(defsymphony "x" ((unimplemented "y") 1))',
      'test.clj:1:18: expected a node such as (asset "SPY"), found "((unimplemented "y") 1)"',
    ],
    [
      '(defsymphony "x" (weight-specified ##NaN (asset "A")))',
      'test.clj:1:36: expected a weight of 0 or more, found "##NaN"',
    ],
    [
      '(defsymphony "x" (weight-specified 0 (asset "A")))',
      'test.clj:1:18: expected weights with a positive sum, found "(weight-specified 0 (asset "A"))"',
    ],
    [
      '(defsymphony "x" (weight-specified -1 (asset "A")))',
      'test.clj:1:36: expected a weight of 0 or more, found "-1"',
    ],
    ['(defsymphony "x" (weight-equal []))', 'test.clj:1:32: expected at least one member, found "[]"'],
    [
      '(defsymphony "x" (if (> (rsii "A") 5) [(asset "A")]))',
      'test.clj:1:26: expected an indicator, found "rsii", perhaps "rsi" was meant',
    ],
    [
      '(defsymphony "x" (if (> (rsi "A" {:windw 5}) 5) [(asset "A")]))',
      'test.clj:1:42: expected only the parameters :window :smoothing, found "5", perhaps "window" was meant',
    ],
    [
      '(defsymphony "x" (if (> (rsi "A" {:window 0}) 5) [(asset "A")]))',
      'test.clj:1:43: expected a window of 1 or more sessions, found "0"',
    ],
    [
      '(defsymphony "x" (if (> 1 2 3) [(asset "A")]))',
      'test.clj:1:22: expected a comparison of exactly two values, found "(> 1 2 3)"',
    ],
    [
      '(defsymphony "x" (if (like 1 2) [(asset "A")]))',
      'test.clj:1:23: expected a condition: a comparison, and, or, not, found "like"',
    ],
    [
      '(defsymphony "x" (filter (rsi) (select-first 1) [(asset "A")]))',
      'test.clj:1:32: expected (select-top n) or (select-bottom n), found "(select-first 1)"',
    ],
    [
      '(defsymphony "x" (asset "spy"))',
      'test.clj:1:25: expected a symbol of 1–10 capitals, digits or dots, found "spy", perhaps "SPY" was meant',
    ],
    [
      '(defsymphony "x" {:rebalance-treshold 0.1} (asset "A"))',
      'test.clj:1:39: expected no key ":rebalance-treshold", found "0.1", perhaps ":rebalance-threshold" was meant',
    ],
    [
      '(defsymphony "x" {:rebalance-frequency :dayly} (asset "A"))',
      'test.clj:1:40: expected :daily :weekly :monthly :quarterly :yearly, found ":dayly", perhaps "daily" was meant',
    ],
    [
      '(defsymphony "x" {:rebalance-threshold 5} (asset "A"))',
      'test.clj:1:40: expected a threshold above 0 and below 1, as a fraction, found "5"',
    ],
  ])("says of %s what is wrong and where", (text, expected) => {
    expect(complaint(text).replaceAll('found ""', 'found "')).toBe(expected);
  });

  it("finds more than one error, and shows the line of each", () => {
    expect(complaintsAbout('(defsymphony "x" [(asset "a")\n  (aset "B")])')).toEqual([
      'test.clj:1:26: expected a symbol of 1–10 capitals, digits or dots, found "a", perhaps "A" was meant\n  (defsymphony "x" [(asset "a")',
      'test.clj:2:4: expected a node: asset, a weight, group, if or filter, found "aset", perhaps "asset" was meant\n  (aset "B")])',
    ]);
  });
});

describe("readTree, on nested arrays", () => {
  it("reads the Lisp with arrays for lists", () => {
    const arrays = [
      "defsymphony",
      "x",
      { ":rebalance-frequency": ":weekly" },
      ["if", [">", ["rsi", "A", { ":window": 10 }], 79], [["asset", "A"]], [["asset", "B", "b"]]],
    ];
    const lisp =
      '(defsymphony "x" {:rebalance-frequency :weekly} [(if (> (rsi "A" {:window 10}) 79) [(asset "A")] [(asset "B" "b")])])';
    expect(treeOf(JSON.stringify(arrays, undefined, 2))).toEqual(treeOf(lisp));
  });

  it.each([
    ['["defsymphony", "x",\n ["asset" "A"]]', 'test.clj:2:11: expected "," or the closing bracket, found """'],
    ['["defsymphony", "x", ["asset", "A"],]', 'test.clj:1:37: expected a value, found "]"'],
    [
      '["defsymphony", "x", ["asset", "A"]',
      'test.clj:1:1: expected "," or the closing bracket, found the end of the text',
    ],
    [
      '["defsymphony", "x", ["aset", "A"]]',
      'test.clj:1:23: expected a node: asset, a weight, group, if or filter, found "aset", perhaps "asset" was meant',
    ],
    ['["defsymphony", "x", {"a" 1}]', 'test.clj:1:27: expected ":", found "1"'],
  ])("says of %s what is wrong and where", (text, expected) => {
    expect(complaint(text)).toBe(expected);
  });
});
