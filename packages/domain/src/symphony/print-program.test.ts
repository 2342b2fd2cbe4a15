import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyProgram, withoutPlaces } from "../testing/generated-programs.ts";
import { printProgram } from "./print-program.ts";
import { readTree } from "./read-tree.ts";

describe("printProgram", () => {
  it("writes what fits on one line, and a line for each part of what does not", () => {
    const text =
      '(defsymphony "calm" {:rebalance-threshold 0.05} [(asset "SPY" "S&P 500") (if (> (rsi "SPY" {:window 10}) 79) [(asset "BIL")] [(asset "TQQQ" "three times")])])';
    const reading = readTree({ file: "calm.clj", text });
    expect(reading.outcome === "read" && printProgram(reading.tree)).toBe(`(defsymphony "calm"
  {:rebalance-threshold 0.05}
  [(asset "SPY" "S&P 500")
   (if (> (rsi "SPY" {:window 10}) 79) [(asset "BIL")] [(asset "TQQQ" "three times")])])
`);
  });

  it("writes a program that is nested as deep as may be", () => {
    const text = `(defsymphony "deep" ${"(weight-equal ".repeat(500)}(asset "A")${")".repeat(500)})`;
    const reading = readTree({ file: "deep.clj", text });
    const again = readTree({ file: "again.clj", text: reading.outcome === "read" ? printProgram(reading.tree) : "" });
    expect(again.outcome === "read" && reading.outcome === "read").toBe(true);
    expect(again.outcome === "read" && withoutPlaces(again.tree)).toEqual(
      reading.outcome === "read" && withoutPlaces(reading.tree),
    );
  });

  it("writes what reads as the same tree", () => {
    fc.assert(
      fc.property(anyProgram, (program) => {
        const text = printProgram(program);
        const reading = readTree({ file: "printed.clj", text });
        expect(reading, text).toHaveProperty("outcome", "read");
        expect(reading.outcome === "read" && withoutPlaces(reading.tree)).toEqual(withoutPlaces(program));
      }),
      { numRuns: 300 },
    );
  });
});
