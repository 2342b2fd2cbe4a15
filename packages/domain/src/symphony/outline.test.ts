import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyProgram } from "../testing/generated-programs.ts";
import { outlineOf } from "./outline.ts";
import { printProgram } from "./print-program.ts";
import { readTree } from "./read-tree.ts";

function outlineOfText(text: string): string {
  const reading = readTree({ file: "test.clj", text });
  return reading.outcome === "read" ? outlineOf(reading.tree) : expect.fail("the text is no program");
}

/** The outline of a body, without the line that names the program. */
const linesOf = (body: string): readonly string[] =>
  outlineOfText(`(defsymphony "test" [${body}])`).split("\n").slice(1);

describe("outlineOf", () => {
  it.each([
    ["", "daily"],
    ["{:rebalance-frequency :monthly}", "monthly"],
    ["{:rebalance-threshold 0.05}", "when a weight is 5 points from its target"],
    [
      "{:rebalance-frequency :weekly, :rebalance-threshold 0.075}",
      "weekly and when a weight is 7.5 points from its target",
    ],
  ])("says first what the program is called and when it rebalances: %s", (config, schedule) => {
    expect(outlineOfText(`(defsymphony "calm" ${config} [(asset "SPY" "S&P 500")])`)).toBe(
      `calm, rebalanced ${schedule}\nSPY`,
    );
  });

  it("keeps a chain of conditions at one depth", () => {
    const text = `(if (> (rsi "SPY" {:window 10}) 79) [(asset "UVXY")]
      [(if (or (< (current-price "SPY") (moving-average-price "SPY" {:window 200})) (not (= 1 2))) [(asset "BIL")]
        [(asset "SPY")])])`;
    expect(linesOf(text)).toEqual([
      "if SPY's 10-day RSI > 79",
      "  UVXY",
      "else if (SPY's price < SPY's 200-day average) or (not (1 = 2))",
      "  BIL",
      "else",
      "  SPY",
    ]);
  });

  it("shares a branch among its members, and says where there is none", () => {
    expect(linesOf('(if (> (current-price "SPY") 100) [(asset "SPY") (asset "TLT")])')).toEqual([
      "if SPY's price > 100",
      "  50 % each of SPY, TLT",
      "else",
      "  undecided",
    ]);
  });

  it("puts the members of a branch side by side where they join those around it", () => {
    expect(
      linesOf('(asset "GLD") (if (> (current-price "SPY") 100) [(asset "SPY") (asset "TLT")] [(asset "BIL")])'),
    ).toEqual(["equal shares of", "  GLD", "  if SPY's price > 100", "    SPY", "    TLT", "  else", "    BIL"]);
  });

  it("says shares in percent, and lists symbols on one line", () => {
    expect(linesOf('(weight-specified 3 (asset "GLD") 1 (asset "SLV"))')).toEqual(["75 % GLD, 25 % SLV"]);
    expect(linesOf('(asset "SPY") (asset "TLT") (asset "SPY")')).toEqual(["33.3333 % each of SPY, TLT, SPY"]);
    expect(linesOf('(weight-inverse-volatility 14 [(asset "SPY") (asset "TLT")])')).toEqual([
      "shares inverse to the deviation of 14 daily returns of SPY, TLT",
    ]);
    expect(
      linesOf('(filter (rsi {:window 10}) (select-bottom 2) [(asset "SPY") (asset "TLT") (asset "GLD")])'),
    ).toEqual(["the 2 with the lowest 10-day RSI of SPY, TLT, GLD"]);
  });

  it("moves in what groups hold, and knows no share where a branch may add members", () => {
    const text = `(weight-specified 30 (group "Mixed" [(asset "SPY") (if (> 1 2) [(asset "TLT") (asset "IEF")] [(asset "BIL")])])
      70 (asset "GLD"))`;
    expect(linesOf(text)).toEqual([
      "stated shares of",
      "  30 %",
      '    group "Mixed"',
      "      equal shares of",
      "        SPY",
      "        if 1 > 2",
      "          TLT",
      "          IEF",
      "        else",
      "          BIL",
      "  70 % GLD",
    ]);
  });

  it("names every symbol of a program", () => {
    fc.assert(
      fc.property(anyProgram, (program) => {
        const outline = outlineOf(program);
        const named = printProgram(program).matchAll(/\(asset "([^"]+)"/g);
        for (const [, symbol = ""] of named) expect(outline).toContain(symbol);
      }),
    );
  });
});
