import { describe, expect, it } from "vitest";
import { strategyContract } from "../../testing/strategy-contract.ts";
import { referenceText } from "../../testing/reference-data.ts";
import { wanderingHistory } from "../../testing/wandering-history.ts";
import { withoutPlaces } from "../../testing/generated-programs.ts";
import { invariant } from "../../kernel/invariant.ts";
import { printArrays } from "../print-arrays.ts";
import { printProgram } from "../print-program.ts";
import { symphony } from "../symphony.ts";
import { printExport } from "./print-export.ts";
import { describeError } from "../symphony-error.ts";

const FILES = ["tqqq-long-term.export.edn", "simple-sp500.export.edn", "tqqq-for-the-long-term.composer-array.json"];

const PRINTERS = { Lisp: printProgram, "nested arrays": printArrays, "an exported tree": printExport };
const NOTATIONS = ["Lisp", "nested arrays", "an exported tree"] as const;

const readFile = (file: string) => {
  const reading = symphony(referenceText(`symphonies/${file}`), file);
  invariant(
    reading.outcome === "read",
    reading.outcome === "refused" ? reading.errors.map(describeError).join("\n") : "",
  );
  return reading;
};

const count = (tree: unknown, kind: string): number => JSON.stringify(tree).split(`"kind":"${kind}"`).length - 1;

describe("the exported symphonies", () => {
  it("are all read", () => {
    expect(FILES.map((file) => readFile(file).strategy.name)).toEqual([
      "TQQQ For The Long Term Original (285.1%/45.6%DD) (Invest Copy)",
      "Copy of Simple S&P 500",
      "TQQQ For The Long Term | reddit version",
    ]);
  });

  it("have every node that their files hold", () => {
    const [edn, request] = FILES.map((file) => readFile(file).tree);
    expect([count(edn, "if"), count(edn, "filter"), count(edn, "group")]).toEqual([10, 4, 1]);
    expect(count(request, "if")).toBe(3);
  });

  it.each(FILES.flatMap((file) => NOTATIONS.map((notation) => [file, notation] as const)))(
    "%s is the same program as %s, and decides the same",
    (file, notation) => {
      const { strategy, tree } = readFile(file);
      const printed = symphony(PRINTERS[notation](tree), "printed");
      invariant(printed.outcome === "read", "what was printed is read");
      expect(withoutPlaces(printed.tree)).toEqual(withoutPlaces(tree));

      const history = wanderingHistory(strategy.universe, 1000);
      const [study, again] = [strategy.study(history), printed.strategy.study(history)];
      for (let row = 0; row < 1000; row++) expect(again.allocationAt(row)).toEqual(study.allocationAt(row));
      expect(study.allocationAt(999).outcome).toBe("decided");
    },
  );
});

for (const file of FILES) {
  const { strategy } = readFile(file);
  strategyContract(file, strategy, wanderingHistory(strategy.universe, 800));
}
