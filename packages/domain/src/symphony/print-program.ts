import { parameterEntries } from "./metric-parameters.ts";
import { quoted } from "./strings.ts";
import type { Condition, Metric, Node, Operand, Program, ProgramConfig } from "./tree.ts";

const WIDTH = 100;

/** The program as Lisp, such that reading it gives the same tree. */
export function printProgram({ name, config, body }: Program): string {
  const head = `defsymphony ${quoted(name)}`;
  return `${laid(
    head,
    [printConfig(config), ...printNodes(body)].filter((part) => part !== ""),
    "()",
  )}\n`;
}

function printConfig({ frequency, threshold }: ProgramConfig): string {
  const entries = [
    ...(frequency === undefined ? [] : [`:rebalance-frequency :${frequency}`]),
    ...(threshold === undefined ? [] : [`:rebalance-threshold ${String(threshold)}`]),
  ];
  return entries.length === 0 ? "" : `{${entries.join(", ")}}`;
}

/** A body or branch, as one part: its members in square brackets. */
const printNodes = (nodes: readonly Node[]): readonly string[] => [laid("", nodes.map(printNode), "[]")];

function printNode(node: Node): string {
  switch (node.kind) {
    case "asset":
      return `(asset ${quoted(node.ticker)}${node.name === undefined ? "" : ` ${quoted(node.name)}`})`;
    case "weight-equal":
      return laid("weight-equal", printNodes(node.children), "()");
    case "weight-specified":
      return laid(
        "weight-specified",
        node.parts.map(({ weight, child }) => `${String(weight)} ${printNode(child)}`),
        "()",
      );
    case "weight-inverse-volatility":
      return laid(`weight-inverse-volatility ${String(node.window)}`, printNodes(node.children), "()");
    case "group":
      return laid(`group ${quoted(node.name)}`, printNodes(node.body), "()");
    case "if": {
      const branches = [node.then, node.otherwise].filter((branch) => branch !== undefined).flatMap(printNodes);
      return laid(`if ${printCondition(node.condition)}`, branches, "()");
    }
    case "filter": {
      const { metric, select, count, children } = node;
      return laid(`filter ${printMetric(metric)} (select-${select} ${String(count)})`, printNodes(children), "()");
    }
  }
}

export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case "comparison":
      return `(${condition.comparator} ${printOperand(condition.left)} ${printOperand(condition.right)})`;
    case "not":
      return `(not ${printCondition(condition.condition)})`;
    case "and":
    case "or":
      return `(${condition.kind} ${condition.conditions.map(printCondition).join(" ")})`;
  }
}

const printOperand = (operand: Operand): string =>
  operand.kind === "constant" ? String(operand.value) : printMetric(operand.metric, ` ${quoted(operand.ticker)}`);

export const printMetric = (metric: Metric, symbol = ""): string =>
  `(${metric.name}${symbol}${printParameters(metric)})`;

function printParameters(metric: Metric): string {
  const entries = parameterEntries(metric).map(
    ([name, value]) => `:${name} ${typeof value === "string" ? `:${value}` : String(value)}`,
  );
  return entries.length === 0 ? "" : ` {${entries.join(", ")}}`;
}

/** On one line when it fits, else every part on a line of its own, moved in. */
function laid(head: string, parts: readonly string[], brackets: "()" | "[]"): string {
  const [open, close] = [brackets.charAt(0), brackets.charAt(1)];
  const line = [head, ...parts].filter((part) => part !== "").join(" ");
  if (line.length < WIDTH && !line.includes("\n")) return `${open}${line}${close}`;
  const margin = head === "" ? "\n " : "\n  ";
  const inner = parts.join("\n").replaceAll("\n", margin);
  return head === "" ? `${open}${inner}${close}` : `${open}${head}${margin}${inner}${close}`;
}
