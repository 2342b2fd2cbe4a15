import { firstKnown } from "../../indicators/own-bars.ts";
import type { Column } from "../../kernel/column.ts";
import type { Ticker } from "../../market/ticker.ts";
import type { Block, Child, Fork } from "../plan.ts";
import type { StudyUnits } from "../study/study-units.ts";
import type { Condition, Metric, Operand } from "../tree.ts";
import { closesNeeded, isRecursive } from "./memory.ts";

/** A session of a study. */
export interface Moment {
  readonly units: StudyUnits;
  readonly row: number;
}

/**
 * The first session that the answer of a session rests on. A windowed indicator reaches back over its window, a
 * recursive one to its symbol's first bar. What is measured on the history of a group rests on all of it, from the
 * first bar of any symbol in it.
 */
export function firstRowUsed(moment: Moment, block: Block): number {
  switch (block.kind) {
    case "asset":
      return moment.row;
    case "equal":
      return listRow(moment, block.children);
    case "specified":
      return listRow(
        moment,
        block.parts.map(({ member }) => member),
      );
    case "inverse-volatility":
      return measuredRow(moment, block.children, { name: "stdev-return", window: block.window });
    case "filter":
      return measuredRow(moment, block.children, block.metric);
  }
}

const earliest = (rows: readonly number[], latest: number): number =>
  rows.reduce((one, other) => Math.min(one, other), latest);

const listRow = (moment: Moment, children: readonly Child[]): number =>
  earliest(
    children.map((child) => (child.kind === "fork" ? forkRow(moment, child) : firstRowUsed(moment, child.block))),
    moment.row,
  );

function forkRow(moment: Moment, { condition, then, otherwise }: Fork): number {
  const holds = moment.units.test(condition)(moment.row);
  const branch = holds === undefined ? [] : holds ? then : otherwise;
  return Math.min(conditionRow(moment, condition), listRow(moment, branch));
}

function conditionRow(moment: Moment, condition: Condition): number {
  switch (condition.kind) {
    case "comparison":
      return Math.min(operandRow(moment, condition.left), operandRow(moment, condition.right));
    case "not":
      return conditionRow(moment, condition.condition);
    case "and":
    case "or":
      return earliest(
        condition.conditions.map((inner) => conditionRow(moment, inner)),
        moment.row,
      );
  }
}

const operandRow = (moment: Moment, operand: Operand): number =>
  operand.kind === "constant" ? moment.row : metricRow(moment, operand.ticker, operand.metric);

function metricRow({ units, row }: Moment, ticker: Ticker, metric: Metric): number {
  const { closes } = units.holding(ticker);
  const first = Math.min(firstKnown(closes), row);
  return isRecursive(metric) ? first : Math.max(first, rowOfBar(closes, row, closesNeeded(metric)));
}

/** The row of the `count`-th own bar back from `row`, that of `row` counted. */
function rowOfBar(closes: Column, row: number, count: number): number {
  let left = count;
  let at = row + 1;
  while (at > 0 && left > 0) if (!Number.isNaN(closes[--at] ?? Number.NaN)) left--;
  return at;
}

/** Members that are measured: assets by their own bars, anything else by its whole history. */
function measuredRow(moment: Moment, children: readonly Child[], metric: Metric): number {
  const rows = children.map((child) => {
    if (child.kind === "fork") {
      const branches = measuredRow(moment, [...child.then, ...child.otherwise], metric);
      return Math.min(conditionRow(moment, child.condition), branches);
    }
    const { block } = child;
    if (block.kind === "asset") return metricRow(moment, block.ticker, metric);
    return earliest(
      [...tickersIn([child])].map((ticker) => firstKnown(moment.units.holding(ticker).closes)),
      moment.row,
    );
  });
  return earliest(rows, moment.row);
}

function* tickersIn(children: readonly Child[]): Generator<Ticker> {
  for (const child of children) {
    if (child.kind === "fork") {
      yield* tickersRead(child.condition);
      yield* tickersIn([...child.then, ...child.otherwise]);
    } else if (child.block.kind === "asset") yield child.block.ticker;
    else if (child.block.kind === "specified") yield* tickersIn(child.block.parts.map(({ member }) => member));
    else yield* tickersIn(child.block.children);
  }
}

function* tickersRead(condition: Condition): Generator<Ticker> {
  if (condition.kind === "comparison") {
    for (const operand of [condition.left, condition.right]) if (operand.kind === "indicator") yield operand.ticker;
  } else if (condition.kind === "not") yield* tickersRead(condition.condition);
  else for (const inner of condition.conditions) yield* tickersRead(inner);
}
