import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyProgram, withoutPlaces } from "../testing/generated-programs.ts";
import { printArrays } from "./print-arrays.ts";
import { readTree } from "./read-tree.ts";

describe("printArrays", () => {
  it("writes arrays for the Lisp's lists", () => {
    const reading = readTree({
      file: "calm.clj",
      text: '(defsymphony "calm" {:rebalance-threshold 0.05} [(asset "SPY") (filter (rsi {:window 10}) (select-top 1) [(asset "BIL" "bills")])])',
    });
    expect(reading.outcome === "read" && JSON.parse(printArrays(reading.tree))).toEqual([
      "defsymphony",
      "calm",
      { ":rebalance-threshold": 0.05 },
      [
        ["asset", "SPY"],
        ["filter", ["rsi", { ":window": 10 }], ["select-top", 1], [["asset", "BIL", "bills"]]],
      ],
    ]);
  });

  it("writes what reads as the same tree", () => {
    fc.assert(
      fc.property(anyProgram, (program) => {
        const text = printArrays(program);
        const reading = readTree({ file: "printed.json", text });
        expect(reading, text).toHaveProperty("outcome", "read");
        expect(reading.outcome === "read" && withoutPlaces(reading.tree)).toEqual(withoutPlaces(program));
      }),
      { numRuns: 300 },
    );
  });
});
