import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ticker } from "../../market/ticker.ts";
import { anyCondition, anyProgram } from "../../testing/generated-programs.ts";
import { wanderingHistory } from "../../testing/wandering-history.ts";
import { printProgram } from "../print-program.ts";
import { symphony, type SymphonyReading } from "../symphony.ts";
import { StudyUnits } from "../study/study-units.ts";
import { KnownFacts } from "./known-facts.ts";
import { surveyProgram, type Survey } from "./survey-program.ts";

function read(text: string): Extract<SymphonyReading, { outcome: "read" }> {
  const reading = symphony(text, "survey.clj");
  if (reading.outcome === "refused") throw new Error(JSON.stringify(reading.errors));
  return reading;
}

const surveyed = (body: string): Survey => surveyProgram(read(`(defsymphony "x" ${body})`).tree);
const remarks = (body: string): readonly string[] =>
  surveyed(body).remarks.map(({ name, sentence }) => `${name}: ${sentence}`);

const A = '[(asset "A")]';
const B = '[(asset "B")]';
const when = (condition: string, then = A, otherwise = B): string => `(if ${condition} ${then} ${otherwise})`;

describe("a survey", () => {
  it("counts nodes and names each indicator once", () => {
    const survey = surveyed(
      `(weight-equal [${when('(> (rsi "A" {:window 10}) (rsi "B" {:window 10}))')} (filter (rsi {:window 10}) (select-top 1) [(asset "A") (group "g" [(asset "C")])]) (weight-inverse-volatility 5 [(asset "A")])])`,
    );

    expect(survey.nodes).toBe(10);
    expect(survey.indicators).toEqual([
      '(rsi "A" {:window 10})',
      '(rsi "B" {:window 10})',
      "(rsi {:window 10})",
      '(stdev-return "A" {:window 5})',
    ]);
  });

  it.each([
    ['(asset "A")', 1],
    [when('(> (moving-average-price "A" {:window 200}) 5)'), 200],
    [when('(> 5 (rsi "A" {:window 10}))'), 11],
    ['(filter (rsi {:window 10}) (select-top 1) [(asset "A")])', 11],
    // The group decides from the 200th close on; its own history needs 11 values.
    [
      `(filter (rsi {:window 10}) (select-top 1) [(group "g" [${when('(> (moving-average-price "A" {:window 200}) 5)')}])])`,
      210,
    ],
    [`(weight-inverse-volatility 20 [${when('(> (current-price "A") 5)')}])`, 21],
    [when('(> (stdev-price "A" {:window 1}) 5)'), undefined],
  ])("says of %s that it needs %s sessions", (body, sessions) => {
    expect(surveyed(body).history).toBe(sessions);
  });

  it("needs no more sessions than it takes until everything is known", () => {
    fc.assert(
      fc.property(anyProgram, (program) => {
        const { strategy, tree } = read(printProgram(program));
        const { history, remarks: found } = surveyProgram(tree);
        // What leads nowhere is undecided for other reasons than the want of history.
        fc.pre(history !== undefined && !found.some(({ name }) => name === "undecided-branch"));
        const ready = strategy.study(wanderingHistory(strategy.universe, 80)).firstReadyRow;
        expect((ready ?? Infinity) + 1).toBeLessThanOrEqual(history);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a branch that is never taken", () => {
  const above = (limit: number): string => `(> (rsi "A" {:window 10}) ${String(limit)})`;
  const FIRST = "its first branch is never taken: its condition never holds here";
  const ELSE = "its else is never taken: its condition always holds here";

  it.each([
    [above(100), `unused-branch: ${FIRST} (A's 10-day RSI > 100)`],
    ['(>= (rsi "A" {:window 10}) 0)', `unused-branch: ${ELSE} (A's 10-day RSI >= 0)`],
    ['(< (current-price "A") 0)', `unused-branch: ${FIRST} (A's price < 0)`],
    ["(> 2 1)", `unused-branch: ${ELSE} (2 > 1)`],
    ['(> (rsi "A") (rsi "A"))', `unused-branch: ${FIRST} (A's 14-day RSI > A's 14-day RSI)`],
    [`(and ${above(80)} ${above(101)})`, `unused-branch: ${FIRST} ((A's 10-day RSI > 80) and (A's 10-day RSI > 101))`],
    [`(not ${above(101)})`, `unused-branch: ${ELSE} (not (A's 10-day RSI > 101))`],
  ])("is found where the condition is %s", (condition, remark) => {
    expect(remarks(when(condition))).toEqual([remark]);
  });

  it("is found behind a condition that implies it, in the branch and in the else", () => {
    expect(remarks(when(above(80), `[${when(above(79))}]`))).toEqual([`unused-branch: ${ELSE} (A's 10-day RSI > 79)`]);
    expect(remarks(when(above(79), A, `[${when(above(80))}]`))).toEqual([
      `unused-branch: ${FIRST} (A's 10-day RSI > 80)`,
    ]);
    expect(remarks(when(above(79), A, `[${when(above(79))}]`))).toHaveLength(1);
  });

  it("is found behind the same two indicators, whichever stands first", () => {
    const outer = '(> (rsi "A") (rsi "B"))';
    expect(remarks(when(outer, `[${when('(< (rsi "B") (rsi "A"))')}]`))).toHaveLength(1);
    expect(remarks(when(outer, A, `[${when('(<= (rsi "A") (rsi "B"))')}]`))).toHaveLength(1);
    expect(remarks(when(outer, A, `[${when('(< (rsi "A") (rsi "B"))')}]`))).toEqual([]);
  });

  it("is found where the parts of a condition contradict each other, or leave nothing out", () => {
    const below = (limit: number): string => `(< (rsi "A" {:window 10}) ${String(limit)})`;

    expect(remarks(when(`(and ${above(80)} ${below(20)})`))).toHaveLength(1);
    expect(remarks(when(`(or ${above(50)} (not ${above(50)}))`))).toHaveLength(1);
    expect(remarks(when(`(and ${above(20)} ${below(80)})`))).toEqual([]);
  });

  it("is told with the conditions in it", () => {
    expect(remarks(when("(> 1 2)", `[${when(above(50))}]`))).toEqual([
      `unused-branch: ${FIRST} (1 > 2)`,
      "unreachable-condition: nobody ever asks whether A's 10-day RSI > 50: its branch is never taken",
    ]);
  });

  it("is not looked for in what is measured over sessions before", () => {
    const measured = (candidate: string): string =>
      when(above(80), `[(filter (rsi) (select-top 1) [${candidate} (asset "C")])]`);

    expect(remarks(measured(`(group "g" [${when(above(79))}])`))).toEqual([]);
    expect(remarks(measured(when(above(79))))).toHaveLength(1);
  });

  it("is one that no session takes", () => {
    fc.assert(
      fc.property(anyCondition, fc.boolean(), anyCondition, (outer, holds, inner) => {
        const truth = KnownFacts.nothing().assuming(outer, holds).truthOf(inner);
        fc.pre(truth !== undefined);
        const units = new StudyUnits(wanderingHistory(["A", "BB", "CCC", "BRK.B"].map(ticker), 60), "last session");
        const [isThere, isTaken] = [units.test(outer), units.test(inner)];
        for (let row = 0; row < 60; row++)
          if (isThere(row) === holds) expect(isTaken(row) ?? truth, `row ${row}`).toBe(truth);
      }),
      { numRuns: 500 },
    );
  });
});

describe("other remarks", () => {
  it("tell a way that leads nowhere, and a deviation of one value", () => {
    expect(remarks('(if (> (stdev-return "A" {:window 1}) 2) [(asset "A")])')).toEqual([
      "undecided-branch: it has no else: where its condition fails, the program is undecided",
      "never-known: a 1-day deviation of daily returns is never known",
    ]);
  });

  it("tell stated weights that are neither fractions of 1 nor percent", () => {
    const stated = (one: string, other: string): readonly string[] =>
      remarks(`(weight-specified ${one} (asset "A") ${other} (asset "B"))`);

    expect(stated("0.5", "0.4")).toEqual([
      "scaled-weights: its weights sum to 0.9, and are scaled to 55.5556 %, 44.4444 %",
    ]);
    expect([...stated("0.75", "0.25"), ...stated("70", "30")]).toEqual([]);
  });

  it("tell a group that stands twice, whatever it is called", () => {
    const twice = '(group "one" [(asset "A") (asset "B")]) (group "two" [(asset "A") (asset "B")])';
    expect(remarks(`(weight-equal [${twice}])`)).toEqual([
      'duplicated-group: the group "one" stands 2 times, also called "two"',
    ]);
    expect(remarks('(group "one" [(group "two" [(asset "A") (asset "B")])])')).toEqual([]);
  });
});
