import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstSessions, historyOf, type History } from "../../market/history.ts";
import { ticker } from "../../market/ticker.ts";
import { anyProgram } from "../../testing/generated-programs.ts";
import { PlainSymphony } from "../../testing/plain-symphony.ts";
import { held } from "../../testing/symphony-scenario.ts";
import { sessionsFrom2000, wanderingHistory } from "../../testing/wandering-history.ts";
import { planProgram } from "../plan-program.ts";
import { printProgram } from "../print-program.ts";
import type { Program } from "../tree.ts";
import type { Remembered } from "./remembering.ts";
import { studySymphony } from "./study-symphony.ts";

const SESSIONS = 24;

/** Four symbols that wander over a few prices, stand still, and miss bars. */
const anyHistory: fc.Arbitrary<History> = fc
  .array(
    fc.array(
      fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 5, max: 15 }) }, { weight: 1, arbitrary: fc.constant(NaN) }),
      {
        minLength: SESSIONS,
        maxLength: SESSIONS,
      },
    ),
    { minLength: 4, maxLength: 4 },
  )
  .map((columns) => {
    const names = ["A", "BB", "CCC", "BRK.B"].map(ticker);
    const closes = new Map(names.map((name, index) => [name, Float64Array.from(columns[index] ?? [])]));
    return historyOf(sessionsFrom2000(SESSIONS), closes);
  });

/** Small programs and large ones. */
const anyMemory = fc.constantFrom<Remembered>("every session", "last session");

/** Holds every session against the specification. */
function compare(program: Program, history: History, remembers: Remembered): void {
  const study = studySymphony({ program, plan: planProgram(program), history, remembers });
  const plain = new PlainSymphony(history);
  for (let row = 0; row < SESSIONS; row++) {
    const allocation = study.allocationAt(row);
    const expected = plain.equal(program.body, row);
    const hint = `session ${String(row)} of ${printProgram(program)}`;
    if (expected === undefined || allocation.outcome === "undecided") {
      expect(expected === undefined, hint).toBe(allocation.outcome === "undecided");
      continue;
    }
    // Which parts of parts become too small for a number depends on the order of the multiplications.
    for (const name of new Set([...expected.keys(), ...allocation.weights.keys()]))
      expect(allocation.weights.get(name) ?? 0, hint).toBeCloseTo(expected.get(name) ?? 0, 9);
  }
}

/** The best 2 or 17 of 31 to 40 symbols: of more than have a bit each, more than are found by looking along a list. */
const anyWideFilter = fc
  .record({
    symbols: fc.integer({ min: 31, max: 40 }).map((size) => SYMBOLS.slice(0, size)),
    count: fc.constantFrom(2, 17),
    select: fc.constantFrom("top", "bottom"),
  })
  .map(({ symbols, count, select }): Program => {
    const children = symbols.map((ticker) => ({ kind: "asset", ticker, name: undefined, at: 0 }) as const);
    const metric = { name: "cumulative-return", window: 1 } as const;
    const body = [{ kind: "filter", metric, select, count, children, at: 0 } as const];
    return { name: "wide", config: { frequency: undefined, threshold: undefined }, body, at: 0 };
  });

const SYMBOLS = Array.from({ length: 40 }, (_, index) => ticker(`S${String(index)}`));

describe("a compiled program", () => {
  it("decides on every session as the specification does, worked out plainly", () => {
    fc.assert(fc.property(anyProgram, anyHistory, anyMemory, compare), { numRuns: 200 });
  });

  it("does so with more candidates than a filter counts in bits, and more chosen than it looks along", () => {
    const anyMoves = fc.integer({ min: 1, max: 1_000_000 }).map((seed) => wanderingHistory(SYMBOLS, SESSIONS, seed));
    fc.assert(fc.property(anyWideFilter, anyMoves, anyMemory, compare), { numRuns: 50 });
  });

  it("wants a bar of a part whose share is too small for a number, and does not hold it", () => {
    const body = `(weight-specified 2 (asset "A") 5e-324 (asset "B"))`;

    expect(held(body, { A: [10], B: [NaN] })).toContain("B");
    expect(held(body, { A: [10], B: [10] })).toEqual({ A: 1 });
  });

  it("answers the same wherever its history is cut", () => {
    const anyRows = fc.integer({ min: 1, max: SESSIONS });
    fc.assert(
      fc.property(anyProgram, anyHistory, anyRows, anyMemory, (program, history, rows, remembers) => {
        const plan = planProgram(program);
        const whole = studySymphony({ program, plan, history });
        const earlier = studySymphony({ program, plan, history: firstSessions(history, rows), remembers });
        for (let row = 0; row < rows; row++) expect(earlier.allocationAt(row)).toEqual(whole.allocationAt(row));
        expect(earlier.explainAt(rows - 1)).toEqual(whole.explainAt(rows - 1));
        expect(earlier.sessionsUsed(rows - 1)).toBe(whole.sessionsUsed(rows - 1));
      }),
      { numRuns: 100 },
    );
  });

  it("explains every session with the weights that it decides, or with what is missing", () => {
    fc.assert(
      fc.property(anyProgram, anyHistory, (program, history) => {
        const study = studySymphony({ program, plan: planProgram(program), history });
        for (const row of [0, 7, SESSIONS - 1]) {
          const allocation = study.allocationAt(row);
          const explanation = study.explainAt(row);
          if (allocation.outcome === "undecided") expect(explanation.text).toBe(`undecided: ${allocation.reason}`);
          else
            expect(explanation.kind === "weighting" && explanation.weights.map(({ name }) => name)).toEqual([
              ...allocation.weights.keys(),
            ]);
          if (allocation.outcome === "undecided") expect(allocation.reason).not.toBe("something is unknown");
        }
      }),
    );
  });
});
