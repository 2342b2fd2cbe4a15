import { startOf } from "../forms.ts";
import type { Reading } from "../reading.ts";
import type { If, Node } from "../tree.ts";
import { isTrue, nodesAt, wordAt, type ExportNode } from "./export-node.ts";
import { readExportCondition } from "./read-export-condition.ts";

type BranchReader = (reading: Reading, node: ExportNode) => readonly Node[] | undefined;

/** An `if` with its `if-child` nodes: conditions in turn, and an else at the end or none. */
export function readExportIf(reading: Reading, node: ExportNode, readBranch: BranchReader): If | undefined {
  const children = nodesAt(reading, node, "children");
  const isStray = (child: ExportNode) => wordAt(reading, child, "step") !== "if-child";
  const stray = children?.find(isStray);
  if (stray !== undefined) return reading.refuse(stray.form, "a map with :step :if-child");

  const last = children?.at(-1);
  const hasElse = last !== undefined && isTrue(reading, last, "is-else-condition?");
  const judged = hasElse ? children?.slice(0, -1) : children;
  const early = judged?.find((child) => isTrue(reading, child, "is-else-condition?"));
  if (early !== undefined) return reading.refuse(early.form, "the else at the end");
  if (judged?.length === 0) return reading.refuse(node.form, "an if with a condition");

  const otherwise = hasElse ? readBranch(reading, last) : undefined;
  if (judged === undefined || (hasElse && otherwise === undefined)) return undefined;
  return chained(reading, judged, { otherwise, readBranch });
}

interface Ending {
  readonly otherwise: readonly Node[] | undefined;
  readonly readBranch: BranchReader;
}

/** Every condition but the last has the next one as its else. */
function chained(reading: Reading, children: readonly ExportNode[], { otherwise, readBranch }: Ending): If | undefined {
  const parts = children.map((child) => {
    const condition = readExportCondition(reading, child);
    const then = readBranch(reading, child);
    return condition && then && { condition, then, at: startOf(reading.forms, child.form) };
  });
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return known.reduceRight<If | undefined>(
    (rest, part) => ({ kind: "if", ...part, otherwise: rest === undefined ? otherwise : [rest] }),
    undefined,
  );
}
