import { numberOrSpelling, startOf } from "../forms.ts";
import { readTicker } from "../read-ticker.ts";
import type { Reading } from "../reading.ts";
import type { Comparator, Condition, Operand } from "../tree.ts";
import { exportNodeIn, isTrue, nodesAt, wordAt, type ExportNode } from "./export-node.ts";
import { readExportMetric } from "./read-export-metric.ts";

const COMPARATORS: ReadonlyMap<string, Comparator> = new Map([
  ["gt", ">"],
  ["lt", "<"],
  ["gte", ">="],
  ["lte", "<="],
  ["eq", "="],
  ...([">", "<", ">=", "<=", "="] as const).map((comparator) => [comparator, comparator] as const),
]);

const COMBINATIONS: ReadonlyMap<string, "and" | "or"> = new Map([
  ["all", "and"],
  ["and", "and"],
  ["all-of", "and"],
  ["allOf", "and"],
  ["any", "or"],
  ["or", "or"],
  ["any-of", "or"],
  ["anyOf", "or"],
]);

/** The condition of an `if-child`: a comparison in its own keys, or several under `any` or `all`. */
export function readExportCondition(reading: Reading, node: ExportNode): Condition | undefined {
  const inner = node.entries.get("condition");
  if (inner !== undefined) {
    const condition = exportNodeIn(reading, inner);
    return condition && readExportCondition(reading, condition);
  }
  for (const [key, kind] of COMBINATIONS) {
    if (node.entries.has(key)) return readCombination(reading, node, { kind, key });
  }
  if (node.entries.has("conditions")) {
    const word = ["condition-type", "operator", "type"]
      .map((key) => wordAt(reading, node, key))
      .find((each) => each !== undefined);
    const kind = COMBINATIONS.get(word ?? "");
    return kind
      ? readCombination(reading, node, { kind, key: "conditions" })
      : reading.refuse(node.form, "any or all of :conditions");
  }
  return readComparison(reading, node);
}

interface Combining {
  readonly kind: "and" | "or";
  readonly key: string;
}

function readCombination(reading: Reading, node: ExportNode, { kind, key }: Combining): Condition | undefined {
  const nodes = nodesAt(reading, node, key);
  if (nodes?.length === 0) return reading.refuse(node.form, "at least one condition");
  const conditions = nodes?.map((each) => readExportCondition(reading, each)).filter((each) => each !== undefined);
  if (conditions === undefined || conditions.length !== nodes?.length) return undefined;
  return { kind, conditions, at: startOf(reading.forms, node.form) };
}

function readComparison(reading: Reading, node: ExportNode): Condition | undefined {
  const comparator = COMPARATORS.get(wordAt(reading, node, "comparator") ?? "");
  if (comparator === undefined) {
    return reading.refuse(node.entries.get("comparator") ?? node.form, "a :comparator, one of :gt :lt :gte :lte :eq");
  }
  const left = readOperand(reading, node, "lhs");
  const right = readOperand(reading, node, "rhs");
  if (left === undefined || right === undefined) return undefined;
  return { kind: "comparison", comparator, left, right, at: startOf(reading.forms, node.form) };
}

/** A fixed value wins over an indicator that is still named: the export keeps what was there before. */
function readOperand(reading: Reading, node: ExportNode, side: Side): Operand | undefined {
  const isFixed = isTrue(reading, node, `${side}-fixed-value?`) || !node.entries.has(`${side}-fn`);
  return isFixed ? readConstant(reading, node, side) : readIndicator(reading, node, side);
}

type Side = "lhs" | "rhs";

function readConstant(reading: Reading, node: ExportNode, side: Side): Operand | undefined {
  const form = node.entries.get(`${side}-val`);
  const value = form === undefined ? undefined : numberOrSpelling(reading.forms, form);
  const isNumber = value !== undefined && Number.isFinite(value);
  return isNumber ? { kind: "constant", value } : reading.refuse(form ?? node.form, `a number as :${side}-val`);
}

function readIndicator(reading: Reading, node: ExportNode, side: Side): Operand | undefined {
  const symbol = node.entries.get(`${side}-val`);
  if (symbol === undefined) return reading.refuse(node.form, `a symbol as :${side}-val`);
  const ticker = readTicker(reading, symbol);
  const metric = readExportMetric(reading, node, side);
  return ticker === undefined || metric === undefined ? undefined : { kind: "indicator", ticker, metric };
}
