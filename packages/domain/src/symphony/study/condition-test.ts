import type { Column } from "../../kernel/column.ts";
import type { Comparator, Condition, Indicator, Operand } from "../tree.ts";

/** Whether a condition holds on a session; undefined when something it reads is unknown and could turn it. */
export type Test = (row: number) => boolean | undefined;

/** Compiles a condition over the columns that `columnOf` answers for its indicators. */
export function conditionTest(condition: Condition, columnOf: (indicator: Indicator) => Column): Test {
  switch (condition.kind) {
    case "comparison": {
      const { comparator, left, right } = condition;
      return compare(comparator, reader(left, columnOf), reader(right, columnOf));
    }
    case "not":
      return negated(conditionTest(condition.condition, columnOf));
    case "and":
      return unless(
        false,
        condition.conditions.map((inner) => conditionTest(inner, columnOf)),
      );
    case "or":
      return unless(
        true,
        condition.conditions.map((inner) => conditionTest(inner, columnOf)),
      );
  }
}

type Reader = (row: number) => number;

function reader(operand: Operand, columnOf: (indicator: Indicator) => Column): Reader {
  if (operand.kind === "constant") return () => operand.value;
  const column = columnOf(operand);
  return (row) => column[row] ?? Number.NaN;
}

/** An unknown number is neither in a relation nor in its opposite: that is how it is told from a plain no. */
function compare(comparator: Comparator, left: Reader, right: Reader): Test {
  switch (comparator) {
    case ">":
      return (row) => isAbove(left(row), right(row));
    case "<":
      return (row) => isAbove(right(row), left(row));
    case ">=":
      return negated((row) => isAbove(right(row), left(row)));
    case "<=":
      return negated((row) => isAbove(left(row), right(row)));
    case "=":
      return (row) => isSame(left(row), right(row));
  }
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
