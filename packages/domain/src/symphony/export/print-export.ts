import { parameterEntries } from "../metric-parameters.ts";
import type { If, Metric, Node, Operand, Program } from "../tree.ts";
import { exportable, type ExportableCondition } from "./exportable-condition.ts";

type Entries = Readonly<Record<string, unknown>>;

/**
 * The program as an exported tree in JSON. Reading it gives a program that decides the same on every session; it is the
 * same tree, unless conditions had to be put into the words that this notation has. The notation nests deeper than the
 * others: a program of more than a hundred ifs inside each other may have no export that can be read again.
 */
export function printExport({ name, config, body }: Program): string {
  const { frequency, threshold } = config;
  const root = {
    step: "root",
    name,
    rebalance: frequency ?? "none",
    ...(threshold === undefined ? {} : { "rebalance-corridor-width": threshold }),
    children: body.map(nodeMap),
  };
  return `${JSON.stringify(root, undefined, 1)}\n`;
}

function nodeMap(node: Node): Entries {
  switch (node.kind) {
    case "asset":
      return { step: "asset", ticker: node.ticker, ...(node.name === undefined ? {} : { name: node.name }) };
    case "weight-equal":
      return { step: "wt-cash-equal", children: node.children.map(nodeMap) };
    case "weight-specified":
      return {
        step: "wt-cash-specified",
        children: node.parts.map(({ weight, child }) => ({ weight: { num: weight, den: 1 }, ...nodeMap(child) })),
      };
    case "weight-inverse-volatility":
      return { step: "wt-inverse-vol", "window-days": node.window, children: node.children.map(nodeMap) };
    case "group":
      return { step: "group", name: node.name, children: node.body.map(nodeMap) };
    case "if":
      return { step: "if", children: branchMaps(node) };
    case "filter": {
      const { select, count, metric, children } = node;
      const selection = { "select-fn": select, "select-n": count, ...metricEntries("sort-by", metric) };
      return { step: "filter", ...selection, children: children.map(nodeMap) };
    }
  }
}

/** An else with nothing but another if in it goes on in the same list, as exports have it. */
function branchMaps({ condition, then, otherwise }: If): readonly Entries[] {
  const judged = conditionEntries(exportable(condition));
  const first = { step: "if-child", "is-else-condition?": false, ...judged, children: then.map(nodeMap) };
  const [only] = otherwise ?? [];
  if (otherwise === undefined) return [first];
  if (otherwise.length === 1 && only?.kind === "if") return [first, ...branchMaps(only)];
  return [first, { step: "if-child", "is-else-condition?": true, children: otherwise.map(nodeMap) }];
}

const COMPARATORS = { ">": "gt", "<": "lt", ">=": "gte", "<=": "lte", "=": "eq" } as const;

function conditionEntries(condition: ExportableCondition): Entries {
  if (condition.kind !== "comparison")
    return { [condition.kind === "and" ? "all" : "any"]: condition.conditions.map(conditionEntries) };
  const { comparator, left, right } = condition;
  return { ...operandEntries("lhs", left), comparator: COMPARATORS[comparator], ...operandEntries("rhs", right) };
}

function operandEntries(side: "lhs" | "rhs", operand: Operand): Entries {
  if (operand.kind === "constant") return { [`${side}-fixed-value?`]: true, [`${side}-val`]: operand.value };
  return { ...metricEntries(side, operand.metric), [`${side}-val`]: operand.ticker };
}

const metricEntries = (side: "lhs" | "rhs" | "sort-by", metric: Metric): Entries => ({
  [`${side}-fn`]: metric.name,
  [`${side}-fn-params`]: Object.fromEntries(parameterEntries(metric)),
});
