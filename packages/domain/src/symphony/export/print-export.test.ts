import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyProgram, withoutPlaces } from "../../testing/generated-programs.ts";
import { wanderingHistory } from "../../testing/wandering-history.ts";
import { printProgram } from "../print-program.ts";
import { readTree } from "../read-tree.ts";
import { symphony, type SymphonyReading } from "../symphony.ts";
import { printExport } from "./print-export.ts";

function read(text: string): Extract<SymphonyReading, { outcome: "read" }> {
  const reading = symphony(text, "printed");
  if (reading.outcome === "refused") throw new Error(`${JSON.stringify(reading.errors)}\n${text}`);
  return reading;
}

const tree = (text: string): unknown => withoutPlaces(read(text).tree);

describe("printExport", () => {
  it("writes the steps, conditions and weights that exports have", () => {
    const reading = readTree({
      file: "calm.clj",
      text: '(defsymphony "calm" (if (> (rsi "SPY" {:window 10}) 79) [(weight-specified 0.3 (asset "BIL") 0.7 (asset "TLT"))] [(asset "SPY")]))',
    });
    expect(reading.outcome === "read" && JSON.parse(printExport(reading.tree))).toMatchObject({
      step: "root",
      name: "calm",
      children: [
        {
          step: "if",
          children: [
            {
              step: "if-child",
              "lhs-fn": "rsi",
              "lhs-val": "SPY",
              "lhs-fn-params": { window: 10 },
              comparator: "gt",
              "rhs-fixed-value?": true,
              "rhs-val": 79,
              children: [
                { step: "wt-cash-specified", children: [{ weight: { num: 0.3, den: 1 } }, { ticker: "TLT" }] },
              ],
            },
            { step: "if-child", "is-else-condition?": true, children: [{ step: "asset", ticker: "SPY" }] },
          ],
        },
      ],
    });
  });

  it.each([
    ['(not (> (rsi "A") 5))', '(<= (rsi "A") 5)'],
    ['(not (= (rsi "A") 5))', '(or (< (rsi "A") 5) (> (rsi "A") 5))'],
    ['(not (and (< (rsi "A") 5) (not (>= (rsi "B") 6))))', '(or (>= (rsi "A") 5) (>= (rsi "B") 6))'],
    ['(< 5 (rsi "A"))', '(> (rsi "A") 5)'],
    ["(< 5 6)", "(< 5 6)"],
  ])("says %s as %s", (condition, said) => {
    const asking = (words: string): string => `(defsymphony "x" (if ${words} [(asset "A")] [(asset "B")]))`;
    expect(tree(printExport(read(asking(condition)).tree))).toEqual(tree(asking(said)));
  });

  it("writes a long chain of conditions side by side", () => {
    const chain = `${'(if (> (rsi "A") 1) (asset "A") '.repeat(400)}(asset "B")${")".repeat(400)}`;
    const { tree: long } = read(`(defsymphony "long" ${chain})`);
    expect(tree(printExport(long))).toEqual(withoutPlaces(long));
  });

  it("writes what is read as the same tree from there on", () => {
    fc.assert(
      fc.property(anyProgram, (program) => {
        const once = read(printExport(program)).tree;
        expect(tree(printExport(once))).toEqual(withoutPlaces(once));
      }),
      { numRuns: 200 },
    );
  });

  it("writes what decides the same on every session", () => {
    fc.assert(
      fc.property(anyProgram, (program) => {
        const [plain, exported] = [read(printProgram(program)).strategy, read(printExport(program)).strategy];
        const history = wanderingHistory(plain.universe, 40);
        const [study, again] = [plain.study(history), exported.study(history)];
        for (let row = 0; row < 40; row++) {
          const [expected, found] = [study.allocationAt(row), again.allocationAt(row)];
          expect(found.outcome).toBe(expected.outcome);
          if (expected.outcome === "decided") expect(found).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
  });
});
