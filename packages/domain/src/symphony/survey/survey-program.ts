import { closesNeeded } from "../explain/memory.ts";
import { metricPhrase, percentPhrase, rounded } from "../explain/phrases.ts";
import { planProgram } from "../plan-program.ts";
import { printMetric } from "../print-program.ts";
import { quoted } from "../strings.ts";
import type { If, Metric, Node, Program, WeightSpecified } from "../tree.ts";
import { deadBranches } from "./dead-branches.ts";
import { duplicatedGroups } from "./duplicated-groups.ts";
import { historyNeeded } from "./history-needed.ts";
import { comparisonsIn, nodesIn } from "./parts.ts";
import type { ProgramRemark } from "./program-remark.ts";

/** What a program is made of and needs, without looking at any price. */
export interface Survey {
  /** Assets, weights, groups, ifs and filters. */
  readonly nodes: number;
  /** Each distinct indicator as the Lisp writes it; one without a symbol is measured on groups. */
  readonly indicators: readonly string[];
  /** Sessions until everything is known, whichever branch is taken; undefined when something never is. */
  readonly history: number | undefined;
  /** In the order of their places. */
  readonly remarks: readonly ProgramRemark[];
}

export function surveyProgram(program: Program): Survey {
  const nodes = [...nodesIn(program.body)];
  const plan = planProgram(program);
  const history = historyNeeded(plan);
  const remarks = [
    ...deadBranches(program.body),
    ...nodes.flatMap((node) => (node.kind === "if" ? leadingNowhere(node) : [])),
    ...nodes.flatMap(neverKnown),
    ...nodes.flatMap((node) => (node.kind === "weight-specified" ? scaledWeights(node) : [])),
    ...duplicatedGroups(plan),
  ];
  return {
    nodes: nodes.length,
    indicators: [...new Set(nodes.flatMap(indicatorsIn))].toSorted(),
    history: Number.isFinite(history) ? history : undefined,
    remarks: remarks.toSorted((one, other) => one.at - other.at),
  };
}

function leadingNowhere({ at, then, otherwise = [] }: If): readonly ProgramRemark[] {
  const ways = [
    ...(then.length > 0 ? [] : ["it has an empty first branch: where its condition holds, the program is undecided"]),
    ...(otherwise.length > 0 ? [] : ["it has no else: where its condition fails, the program is undecided"]),
  ];
  return ways.map((sentence) => ({ name: "undecided-branch", at, sentence }));
}

/** Weights are proportions; that they are neither fractions of 1 nor percent is more often a slip than a wish. */
function scaledWeights({ at, parts }: WeightSpecified): readonly ProgramRemark[] {
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  if ([1, 100].some((whole) => Math.abs(sum / whole - 1) < 1e-6)) return [];
  const shares = parts.map(({ weight }) => percentPhrase(weight / sum)).join(", ");
  return [
    { name: "scaled-weights", at, sentence: `its weights sum to ${rounded(sum, 6)}, and are scaled to ${shares}` },
  ];
}

/** A deviation of one value is not known, however long one waits. */
function neverKnown(node: Node): readonly ProgramRemark[] {
  const never = metricsIn(node).find((metric) => !Number.isFinite(closesNeeded(metric)));
  return never === undefined
    ? []
    : [{ name: "never-known", at: node.at, sentence: `a ${metricPhrase(never)} is never known` }];
}

function metricsIn(node: Node): readonly Metric[] {
  if (node.kind === "filter") return [node.metric];
  if (node.kind !== "if") return [];
  return [...comparisonsIn(node.condition)].flatMap(({ left, right }) =>
    [left, right].flatMap((operand) => (operand.kind === "indicator" ? [operand.metric] : [])),
  );
}

function indicatorsIn(node: Node): readonly string[] {
  if (node.kind === "filter") return measured(node.children, node.metric);
  if (node.kind === "weight-inverse-volatility")
    return measured(node.children, { name: "stdev-return", window: node.window });
  if (node.kind !== "if") return [];
  return [...comparisonsIn(node.condition)].flatMap(({ left, right }) =>
    [left, right].flatMap((operand) =>
      operand.kind === "indicator" ? [printMetric(operand.metric, ` ${quoted(operand.ticker)}`)] : [],
    ),
  );
}

const measured = (children: readonly Node[], metric: Metric): readonly string[] =>
  children.flatMap((child) => {
    if (child.kind === "asset") return [printMetric(metric, ` ${quoted(child.ticker)}`)];
    return child.kind === "if" ? measured([...child.then, ...(child.otherwise ?? [])], metric) : [printMetric(metric)];
  });
