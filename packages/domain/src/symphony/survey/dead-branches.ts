import { conditionPhrase } from "../explain/phrases.ts";
import type { If, Node } from "../tree.ts";
import { KnownFacts } from "./known-facts.ts";
import type { ProgramRemark } from "./program-remark.ts";

/** Branches that are never taken, because the conditions around them have said so already, and what is asked in them. */
export function deadBranches(nodes: readonly Node[], facts = KnownFacts.nothing()): readonly ProgramRemark[] {
  return nodes.flatMap((node) => remarksOn(node, facts));
}

function remarksOn(node: Node, facts: KnownFacts): readonly ProgramRemark[] {
  switch (node.kind) {
    case "asset":
      return [];
    case "weight-equal":
      return deadBranches(node.children, facts);
    case "group":
      return deadBranches(node.body, facts);
    case "weight-specified":
      return deadBranches(
        node.parts.map(({ child }) => child),
        facts,
      );
    case "weight-inverse-volatility":
    case "filter":
      return inMeasured(node.children, facts);
    case "if":
      return inFork(node, facts, deadBranches);
  }
}

/**
 * Candidates are measured over their whole history: what holds today says nothing of the sessions before. Only a
 * condition that chooses among candidates is asked today.
 */
function inMeasured(nodes: readonly Node[], facts: KnownFacts): readonly ProgramRemark[] {
  return nodes.flatMap((node) =>
    node.kind === "if" ? inFork(node, facts, inMeasured) : remarksOn(node, KnownFacts.nothing()),
  );
}

type Look = (nodes: readonly Node[], facts: KnownFacts) => readonly ProgramRemark[];

function inFork(node: If, facts: KnownFacts, look: Look): readonly ProgramRemark[] {
  const { condition, then, otherwise = [] } = node;
  const truth = facts.truthOf(condition);
  const remarks: ProgramRemark[] = [];
  if (truth !== false) remarks.push(...look(then, facts.assuming(condition, true)));
  else remarks.push(unused(node, "its first branch is never taken: its condition never holds here"), ...asked(then));
  if (truth !== true) remarks.push(...look(otherwise, facts.assuming(condition, false)));
  else if (otherwise.length > 0)
    remarks.push(unused(node, "its else is never taken: its condition always holds here"), ...asked(otherwise));
  return remarks;
}

const unused = ({ at, condition }: If, sentence: string): ProgramRemark => ({
  name: "unused-branch",
  at,
  sentence: `${sentence} (${conditionPhrase(condition)})`,
});

/** The conditions in a branch that is never taken. */
function asked(nodes: readonly Node[]): readonly ProgramRemark[] {
  return nodes.flatMap((node) => {
    if (node.kind === "asset") return [];
    if (node.kind === "weight-specified") return asked(node.parts.map(({ child }) => child));
    if (node.kind === "group") return asked(node.body);
    if (node.kind !== "if") return asked(node.children);
    const sentence = `nobody ever asks whether ${conditionPhrase(node.condition)}: its branch is never taken`;
    return [
      { name: "unreachable-condition" as const, at: node.at, sentence },
      ...asked([...node.then, ...(node.otherwise ?? [])]),
    ];
  });
}
