import type { Condition, Metric, Node, Operand, Program, ProgramConfig } from "./tree.ts";
import { parameterEntries } from "./metric-parameters.ts";

/** Text in quotes, a number, a list or a map: what JSON has, and all that a program needs. */
type Value = string | number | readonly Value[] | { readonly [key: string]: Value };

/** The program as nested arrays in JSON, such that reading it gives the same tree. */
export function printArrays({ name, config, body }: Program): string {
  return `${JSON.stringify(["defsymphony", name, configMap(config), body.map(nodeArray)], undefined, 1)}\n`;
}

const configMap = ({ frequency, threshold }: ProgramConfig): Value => ({
  ...(frequency === undefined ? {} : { ":rebalance-frequency": frequency }),
  ...(threshold === undefined ? {} : { ":rebalance-threshold": threshold }),
});

function nodeArray(node: Node): Value {
  switch (node.kind) {
    case "asset":
      return node.name === undefined ? ["asset", node.ticker] : ["asset", node.ticker, node.name];
    case "weight-equal":
      return ["weight-equal", node.children.map(nodeArray)];
    case "weight-specified":
      return ["weight-specified", ...node.parts.flatMap(({ weight, child }) => [weight, nodeArray(child)])];
    case "weight-inverse-volatility":
      return ["weight-inverse-volatility", node.window, node.children.map(nodeArray)];
    case "group":
      return ["group", node.name, node.body.map(nodeArray)];
    case "if": {
      const branches = [node.then, node.otherwise].filter((branch) => branch !== undefined);
      return ["if", conditionArray(node.condition), ...branches.map((branch) => branch.map(nodeArray))];
    }
    case "filter":
      return ["filter", metricArray(node.metric), [`select-${node.select}`, node.count], node.children.map(nodeArray)];
  }
}

function conditionArray(condition: Condition): Value {
  switch (condition.kind) {
    case "comparison":
      return [condition.comparator, operandArray(condition.left), operandArray(condition.right)];
    case "not":
      return ["not", conditionArray(condition.condition)];
    case "and":
    case "or":
      return [condition.kind, ...condition.conditions.map(conditionArray)];
  }
}

const operandArray = (operand: Operand): Value =>
  operand.kind === "constant" ? operand.value : metricArray(operand.metric, [operand.ticker]);

function metricArray(metric: Metric, symbol: readonly string[] = []): Value {
  const parameters = Object.fromEntries(parameterEntries(metric).map(([name, value]) => [`:${name}`, value]));
  return [metric.name, ...symbol, ...(metric.name === "current-price" ? [] : [parameters])];
}
