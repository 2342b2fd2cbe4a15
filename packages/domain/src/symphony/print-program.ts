import { inspectText } from "./inspect-text.ts";
import { parameterEntries } from "./metric-parameters.ts";
import { quoted } from "./strings.ts";
import type { Condition, Metric, Node, Operand, Program, ProgramConfig } from "./tree.ts";

const WIDTH = 100;

/**
 * The program as Lisp, such that reading it gives the same tree. Members stand in square brackets, also where there is
 * one; without those where they would be more than may be inside each other.
 */
export function printProgram(program: Program): string {
  const text = printed(program, "[]");
  return inspectText(text) === undefined ? text : printed(program, "");
}

/** What a single member stands in. */
type Around = "[]" | "";

function printed({ name, config, body }: Program, around: Around): string {
  const parts = [printConfig(config), printNodes(body, around)].filter((part) => part !== "");
  return `${laid(`defsymphony ${quoted(name)}`, parts, "()")}\n`;
}

function printConfig({ frequency, threshold }: ProgramConfig): string {
  const entries = [
    ...(frequency === undefined ? [] : [`:rebalance-frequency :${frequency}`]),
    ...(threshold === undefined ? [] : [`:rebalance-threshold ${String(threshold)}`]),
  ];
  return entries.length === 0 ? "" : `{${entries.join(", ")}}`;
}

/** A body or branch, as one part. */
function printNodes(nodes: readonly Node[], around: Around): string {
  const [only] = nodes;
  const parts = nodes.map((node) => printNode(node, around));
  return around === "" && nodes.length === 1 && only !== undefined ? parts.join("") : laid("", parts, "[]");
}

function printNode(node: Node, around: Around): string {
  switch (node.kind) {
    case "asset":
      return `(asset ${quoted(node.ticker)}${node.name === undefined ? "" : ` ${quoted(node.name)}`})`;
    case "weight-equal":
      return laid("weight-equal", [printNodes(node.children, around)], "()");
    case "weight-specified": {
      const parts = node.parts.map(({ weight, child }) => `${String(weight)} ${printNode(child, around)}`);
      return laid("weight-specified", parts, "()");
    }
    case "weight-inverse-volatility":
      return laid(`weight-inverse-volatility ${String(node.window)}`, [printNodes(node.children, around)], "()");
    case "group":
      return laid(`group ${quoted(node.name)}`, [printNodes(node.body, around)], "()");
    case "if": {
      const branches = [node.then, node.otherwise].filter((branch) => branch !== undefined);
      const parts = branches.map((branch) => printNodes(branch, around));
      return laid(`if ${printCondition(node.condition)}`, parts, "()");
    }
    case "filter": {
      const { metric, select, count, children } = node;
      const head = `filter ${printMetric(metric)} (select-${select} ${String(count)})`;
      return laid(head, [printNodes(children, around)], "()");
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
