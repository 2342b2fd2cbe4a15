import type { Condition, Node } from "../tree.ts";

/** Every node, each before what is in it. */
export function* nodesIn(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node;
    yield* nodesIn(membersOf(node));
  }
}

function membersOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "asset":
      return [];
    case "group":
      return node.body;
    case "if":
      return [...node.then, ...(node.otherwise ?? [])];
    case "weight-specified":
      return node.parts.map(({ child }) => child);
    default:
      return node.children;
  }
}

/** The comparisons that a condition is made of. */
export function* comparisonsIn(condition: Condition): Generator<Extract<Condition, { kind: "comparison" }>> {
  if (condition.kind === "comparison") yield condition;
  else if (condition.kind === "not") yield* comparisonsIn(condition.condition);
  else for (const inner of condition.conditions) yield* comparisonsIn(inner);
}
