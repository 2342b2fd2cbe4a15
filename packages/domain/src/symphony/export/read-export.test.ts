import { describe, expect, it } from "vitest";
import { withoutPlaces } from "../../testing/generated-programs.ts";
import { complaintsAbout } from "../../testing/symphony-scenario.ts";
import { readTree } from "../read-tree.ts";

const treeOf = (text: string): unknown => {
  const reading = readTree({ file: "test.edn", text });
  return reading.outcome === "read" ? withoutPlaces(reading.tree) : reading.errors;
};

const lisp = (body: string, config = ""): unknown => treeOf(`(defsymphony "x" ${config} [${body}])`);
const exported = (children: string, more = ""): unknown => treeOf(root(children, more));
const root = (children: string, more = ""): string => `{:step :root, :name "x"${more}, :children [${children}]}`;
const asset = (symbol: string, more = ""): string => `{:step :asset, :ticker "${symbol}", :price 57.2128M${more}}`;
const ifChild = (keys: string, child: string): string => `{:step :if-child, ${keys}, :children [${child}]}`;
const otherwise = (child: string): string => ifChild(":is-else-condition? true", child);
const RSI = ':lhs-fn :relative-strength-index, :lhs-val "A", :lhs-window-days "10", :comparator :gt';

describe("readTree, on an exported tree", () => {
  it("reads assets, groups and equal weights", () => {
    const group = `{:step :group, :name "g", :children [{:step :wt-cash-equal, :children [${asset("A", ', :name "Aa"')} ${asset("B")}]}]}`;
    expect(exported(group)).toEqual(lisp('(group "g" [(weight-equal [(asset "A" "Aa") (asset "B")])])'));
  });

  it("reads stated weights, of which either number may be a string", () => {
    const parts = [
      asset("A", ", :weight {:num 30, :den 100}"),
      asset("B", ', :weight {:num "70", :den "100"}'),
      asset("C", ", :weight 1/4"),
    ];
    expect(exported(`{:step :wt-cash-specified, :children [${parts.join(" ")}]}`)).toEqual(
      lisp('(weight-specified 0.3 (asset "A") 0.7 (asset "B") 0.25 (asset "C"))'),
    );
  });

  it("reads inverse volatility and filters", () => {
    const filter = `{:step :filter, :select-fn :bottom, :select-n "1", :sort-by-fn :cumulative-return, :sort-by-window-days "5", :children [${asset("A")} ${asset("B")}]}`;
    expect(exported(`{:step :wt-inverse-vol, :window-days "14", :children [${asset("A")} ${filter}]}`)).toEqual(
      lisp(
        '(weight-inverse-volatility 14 [(asset "A") (filter (cumulative-return {:window 5}) (select-bottom 1) [(asset "A") (asset "B")])])',
      ),
    );
  });

  it("reads a condition against a fixed value, whatever indicator is still named", () => {
    const keys = `${RSI}, :rhs-fixed-value? true, :rhs-val "79", :rhs-fn :moving-average-price, :rhs-window-days "20"`;
    expect(exported(`{:step :if, :children [${ifChild(keys, asset("A"))} ${otherwise(asset("B"))}]}`)).toEqual(
      lisp('(if (> (rsi "A" {:window 10}) 79) [(asset "A")] [(asset "B")])'),
    );
  });

  it("reads a condition against another indicator, with parameters in a map", () => {
    const keys =
      ':lhs-fn :current-price, :lhs-val "A", :lhs-window-days "10", :comparator :lte, :rhs-fn :moving-average-price, :rhs-val "B", :rhs-fn-params {:window 20}';
    expect(exported(`{:step :if, :children [${ifChild(keys, asset("A"))}]}`)).toEqual(
      lisp('(if (<= (current-price "A") (moving-average-price "B" {:window 20})) [(asset "A")])'),
    );
  });

  it("reads conditions combined with any and all", () => {
    const one = `{${RSI}, :rhs-fixed-value? true, :rhs-val 1}`;
    const keys = `:condition {:any [${one} {:all [${one} ${one}]}]}`;
    const rsi = '(> (rsi "A" {:window 10}) 1)';
    expect(exported(`{:step :if, :children [${ifChild(keys, asset("A"))}]}`)).toEqual(
      lisp(`(if (or ${rsi} (and ${rsi} ${rsi})) [(asset "A")])`),
    );
  });

  it("reads several conditions in turn", () => {
    const above = (value: number) => ifChild(`${RSI}, :rhs-fixed-value? true, :rhs-val ${String(value)}`, asset("A"));
    expect(exported(`{:step :if, :children [${above(1)} ${above(2)} ${otherwise(asset("B"))}]}`)).toEqual(
      lisp(
        '(if (> (rsi "A" {:window 10}) 1) [(asset "A")] [(if (> (rsi "A" {:window 10}) 2) [(asset "A")] [(asset "B")])])',
      ),
    );
  });

  it("reads the rebalancing rule", () => {
    expect(exported(asset("A"), ", :rebalance :monthly")).toEqual(
      lisp('(asset "A")', "{:rebalance-frequency :monthly}"),
    );
    expect(exported(asset("A"), ", :rebalance :none, :rebalance-corridor-width 0.05")).toEqual(
      lisp('(asset "A")', "{:rebalance-threshold 0.05}"),
    );
  });

  it("unwraps a backtest request, also one in quotes, and reads JSON just as well", () => {
    const request = `{:capital 10000, :symphony ${root(asset("A"))}, {:a 1} [499750/9657]}`;
    expect(treeOf(request)).toEqual(lisp('(asset "A")'));
    expect(treeOf(JSON.stringify(request))).toEqual(lisp('(asset "A")'));
    const json = { symphony: { step: "root", name: "x", children: [{ step: "asset", ticker: "A", name: null }] } };
    expect(treeOf(JSON.stringify(json))).toEqual(lisp('(asset "A")'));
  });

  it.each([
    [
      root(`{:step :wt-cash-eqal, :children [${asset("A")}]}`),
      'expected :step, one of asset wt-cash-equal wt-cash-specified wt-inverse-vol group if filter, found ":wt-cash-eqal", perhaps "wt-cash-equal" was meant',
    ],
    [root(""), 'expected at least one member, found "[]"'],
    [`{:step :root, :name "x"}`, 'expected :children in square brackets, found "{:step :root, :name "x"}"'],
    [`{:step :group, :name "x"}`, 'expected a root: a map with :step :root, found ":group"'],
    [
      root(`{:step :wt-cash-specified, :children [${asset("A", ', :weight {:num "x" :den 1}')}]}`),
      'expected a weight of 0 or more, as {:num 30 :den 100}, found "{:num "x" :den 1}"',
    ],
    [
      root(`{:step :if, :children [${otherwise(asset("A"))} ${otherwise(asset("B"))}]}`),
      "expected the else at the end",
    ],
    [
      root(`{:step :if, :children [${ifChild(":comparator :gtt", asset("A"))}]}`),
      'expected a :comparator, one of :gt :lt :gte :lte :eq, found ":gtt"',
    ],
    ["{:step :root :step :root}", 'expected each key once, found ":step"'],
    ['{"__proto__": {"step": "root"}, "name": "x"}', "expected a root: a map with :step :root"],
  ])("says of %s what is wrong", (text, expected) => {
    expect(complaintsAbout(text)[0]).toContain(expected);
  });
});
