import { at, type Column } from "../../kernel/column.ts";
import type { Comparator, Condition, Indicator, Operand } from "../tree.ts";

/** Whether a condition holds on a session; undefined when something it reads is unknown and could turn it. */
export type Test = (row: number) => boolean | undefined;

/** Compiles a condition over the columns that `columnOf` answers for its indicators. */
export function conditionTest(condition: Condition, columnOf: (indicator: Indicator) => Column): Test {
  switch (condition.kind) {
    case "comparison": {
      const { comparator, left, right } = condition;
      return compare(comparator, sourceOf(left, columnOf), sourceOf(right, columnOf));
    }
    case "not":
      return negated(conditionTest(condition.condition, columnOf));
    case "and":
    case "or": {
      const tests = condition.conditions.map((inner) => conditionTest(inner, columnOf));
      return unless(condition.kind === "or", tests);
    }
  }
}

/** Where a value comes from: the same on every session, or from a column. */
type Source = number | Column;

const sourceOf = (operand: Operand, columnOf: (indicator: Indicator) => Column): Source =>
  operand.kind === "constant" ? operand.value : columnOf(operand);

/** An unknown number is neither in a relation nor in its opposite: that is how it is told from a plain no. */
function compare(comparator: Comparator, left: Source, right: Source): Test {
  switch (comparator) {
    case ">":
      return above(left, right);
    case "<":
      return above(right, left);
    case ">=":
      return negated(above(right, left));
    case "<=":
      return negated(above(left, right));
    case "=":
      return (row) => isSame(valueAt(left, row), valueAt(right, row));
  }
}

const valueAt = (source: Source, row: number): number => (typeof source === "number" ? source : at(source, row));

/** The kinds of source are told apart here and not on every session. */
function above(left: Source, right: Source): Test {
  if (typeof left === "number") return (row) => isAbove(left, valueAt(right, row));
  if (typeof right === "number") return (row) => isAbove(at(left, row), right);
  return (row) => isAbove(at(left, row), at(right, row));
}

function isAbove(left: number, right: number): boolean | undefined {
  if (left > right) return true;
  return left <= right ? false : undefined;
}

function isSame(left: number, right: number): boolean | undefined {
  if (left === right) return true;
  return left < right || left > right ? false : undefined;
}

const negated =
  (test: Test): Test =>
  (row) => {
    const holds = test(row);
    return holds === undefined ? undefined : !holds;
  };

/** `verdict` as soon as one test gives it, its opposite when all give that, unknown otherwise. */
const unless =
  (verdict: boolean, tests: readonly Test[]): Test =>
  (row) => {
    let answer: boolean | undefined = !verdict;
    for (const test of tests) {
      const holds = test(row);
      if (holds === verdict) return verdict;
      if (holds === undefined) answer = undefined;
    }
    return answer;
  };
