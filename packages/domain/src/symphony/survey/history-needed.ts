import { closesNeeded } from "../explain/memory.ts";
import type { Block, Child } from "../plan.ts";
import type { Condition, Metric } from "../tree.ts";

/**
 * How many sessions it takes until everything in a block is known, whichever branch is taken; infinite when something
 * never is. What is measured on a group needs sessions on which the group has decided before.
 */
export function historyNeeded(block: Block, met = new Map<number, number>()): number {
  const before = met.get(block.content);
  if (before !== undefined) return before;
  const needed = neededBy(block, met);
  met.set(block.content, needed);
  return needed;
}

type Met = Map<number, number>;

function neededBy(block: Block, met: Met): number {
  switch (block.kind) {
    case "asset":
      return 1;
    case "equal":
      return most(block.children, (child) => ofChild(child, met));
    case "specified":
      return most(block.parts, ({ member }) => historyNeeded(member.block, met));
    case "inverse-volatility":
      return ofMeasured(block.children, { name: "stdev-return", window: block.window }, met);
    case "filter":
      return ofMeasured(block.children, block.metric, met);
  }
}

const most = <Part>(parts: readonly Part[], needed: (part: Part) => number): number =>
  parts.reduce((longest, part) => Math.max(longest, needed(part)), 1);

function ofChild(child: Child, met: Met): number {
  if (child.kind === "member") return historyNeeded(child.block, met);
  const branches = [...child.then, ...child.otherwise];
  return Math.max(
    ofCondition(child.condition),
    most(branches, (each) => ofChild(each, met)),
  );
}

const ofMeasured = (children: readonly Child[], metric: Metric, met: Met): number =>
  most(children, (child) => {
    if (child.kind === "fork")
      return Math.max(ofCondition(child.condition), ofMeasured([...child.then, ...child.otherwise], metric, met));
    // The session on which a group first decides is the first that its own history has.
    return historyNeeded(child.block, met) - 1 + closesNeeded(metric);
  });

function ofCondition(condition: Condition): number {
  if (condition.kind === "not") return ofCondition(condition.condition);
  if (condition.kind !== "comparison") return most(condition.conditions, ofCondition);
  return most([condition.left, condition.right], (operand) =>
    operand.kind === "indicator" ? closesNeeded(operand.metric) : 1,
  );
}
