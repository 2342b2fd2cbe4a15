import { kindOf, numberIn, startOf, type FormIndex } from "./forms.ts";
import { callIn, refuseOperator, type Call } from "./call.ts";
import { METRIC_NAMES } from "./metric-names.ts";
import { readMetricCall } from "./read-filter.ts";
import { readTicker } from "./read-ticker.ts";
import type { Reading } from "./reading.ts";
import { FORM } from "./tape.ts";
import type { Comparator, Condition, Operand } from "./tree.ts";

const COMPARATORS: ReadonlyMap<string, Comparator> = new Map(
  ([">", "<", ">=", "<=", "="] as const).map((comparator) => [comparator, comparator]),
);
const CONDITIONS = {
  what: "a condition: a comparison, and, or, not",
  known: [...COMPARATORS.keys(), "and", "or", "not"],
};

/** A condition in the Lisp's shape. */
export function readCondition(reading: Reading, form: FormIndex): Condition | undefined {
  const call = callIn(reading, form);
  if (call === undefined) return reading.refuse(form, "a condition in brackets");
  const comparator = COMPARATORS.get(call.operator);
  if (comparator !== undefined) return readComparison(reading, call, comparator);
  if (call.operator === "and" || call.operator === "or") return readCombination(reading, call, call.operator);
  if (call.operator === "not") return readNegation(reading, call);
  return refuseOperator(reading, call, CONDITIONS);
}

function readComparison(reading: Reading, { form, parameters }: Call, comparator: Comparator): Condition | undefined {
  const [leftForm, rightForm, extra] = parameters;
  if (leftForm === undefined || rightForm === undefined || extra !== undefined) {
    return reading.refuse(form, "a comparison of exactly two values");
  }
  const left = readOperand(reading, leftForm);
  const right = readOperand(reading, rightForm);
  if (left === undefined || right === undefined) return undefined;
  return { kind: "comparison", comparator, left, right, at: startOf(reading.forms, form) };
}

function readCombination(reading: Reading, { form, parameters }: Call, kind: "and" | "or"): Condition | undefined {
  if (parameters.length === 0) return reading.refuse(form, "at least one condition");
  const conditions = parameters
    .map((parameter) => readCondition(reading, parameter))
    .filter((one) => one !== undefined);
  return conditions.length < parameters.length ? undefined : { kind, conditions, at: startOf(reading.forms, form) };
}

function readNegation(reading: Reading, { form, parameters }: Call): Condition | undefined {
  const [inner, extra] = parameters;
  if (inner === undefined || extra !== undefined) return reading.refuse(form, "exactly one condition");
  const condition = readCondition(reading, inner);
  return condition && { kind: "not", condition, at: startOf(reading.forms, form) };
}

function readOperand(reading: Reading, form: FormIndex): Operand | undefined {
  if (kindOf(reading.forms, form) === FORM.number) {
    const value = numberIn(reading.forms, form);
    return value !== undefined && Number.isFinite(value)
      ? { kind: "constant", value }
      : reading.refuse(form, "a finite number");
  }
  const call = callIn(reading, form);
  if (call === undefined) return reading.refuse(form, 'a number or an indicator such as (rsi "SPY" {:window 10})');
  if (!METRIC_NAMES.has(call.operator)) {
    return refuseOperator(reading, call, { what: "an indicator", known: METRIC_NAMES.keys() });
  }
  const [symbol, ...parameters] = call.parameters;
  if (symbol === undefined) return reading.refuse(form, "an indicator with a symbol");
  const ticker = readTicker(reading, symbol);
  const metric = readMetricCall(reading, call, parameters);
  return ticker === undefined || metric === undefined ? undefined : { kind: "indicator", ticker, metric };
}
