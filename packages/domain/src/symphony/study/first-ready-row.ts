import { isKnown, at, type Column } from "../../kernel/column.ts";
import type { Ticker } from "../../market/ticker.ts";
import type { Block, Child } from "../plan.ts";
import type { Condition, Metric, Node, Program } from "../tree.ts";
import type { StudyUnits } from "./study-units.ts";

/**
 * Where published backtests of a program begin: the first session on which every asset named in it, held or not, has a
 * bar, and every indicator, score and volatility in it is known, in branches not taken too. A symbol that is only
 * measured may have begun earlier. Undefined when there is no such session.
 */
export function firstReadyRow({ body }: Program, plan: Block, units: StudyUnits): number | undefined {
  const columns = new Set<Column>();
  for (const ticker of assetsIn(body)) columns.add(units.holding(ticker).closes);
  for (const column of columnsIn(units, plan)) columns.add(column);

  const needed = [...columns];
  for (let row = 0; row < units.sessions; row++) {
    if (needed.every((column) => isKnown(at(column, row)))) return row;
  }
  return undefined;
}

function* assetsIn(nodes: readonly Node[]): Generator<Ticker> {
  for (const node of nodes) {
    if (node.kind === "asset") yield node.ticker;
    else if (node.kind === "group") yield* assetsIn(node.body);
    else if (node.kind === "if") yield* assetsIn([...node.then, ...(node.otherwise ?? [])]);
    else if (node.kind === "weight-specified") yield* assetsIn(node.parts.map(({ child }) => child));
    else yield* assetsIn(node.children);
  }
}

function* columnsIn(units: StudyUnits, block: Block): Generator<Column> {
  switch (block.kind) {
    case "asset":
      return;
    case "specified":
      for (const { member } of block.parts) yield* columnsIn(units, member.block);
      return;
    case "equal":
      yield* columnsInList(units, block.children);
      return;
    case "filter":
      yield* columnsInList(units, block.children, block.metric);
      return;
    case "inverse-volatility":
      yield* columnsInList(units, block.children, { name: "stdev-return", window: block.window });
  }
}

/** The columns in a list, and those of the `metric` that its members are measured by, if they are. */
function* columnsInList(units: StudyUnits, children: readonly Child[], metric?: Metric): Generator<Column> {
  for (const child of children) {
    if (child.kind === "fork") {
      yield* columnsInCondition(units, child.condition);
      yield* columnsInList(units, [...child.then, ...child.otherwise], metric);
    } else {
      if (metric !== undefined) yield units.score({ name: child.name, unit: units.unit(child.block) }, metric);
      yield* columnsIn(units, child.block);
    }
  }
}

function* columnsInCondition(units: StudyUnits, condition: Condition): Generator<Column> {
  if (condition.kind === "not") yield* columnsInCondition(units, condition.condition);
  else if (condition.kind === "comparison") {
    for (const operand of [condition.left, condition.right])
      if (operand.kind === "indicator") yield units.indicator(operand);
  } else for (const inner of condition.conditions) yield* columnsInCondition(units, inner);
}
