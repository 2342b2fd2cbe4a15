import { MIRRORED, OPPOSITE } from "../comparators.ts";
import type { Comparison, Condition } from "../tree.ts";

/** A condition as exports have them: without negation, and an indicator on the left wherever there is one. */
export type ExportableCondition =
  Comparison | { readonly kind: "and" | "or"; readonly conditions: readonly ExportableCondition[] };

/** The same condition in exportable form: it holds, fails and is unknown on the same sessions. */
export function exportable(condition: Condition): ExportableCondition {
  switch (condition.kind) {
    case "comparison":
      return facingIndicator(condition);
    case "not":
      return negated(condition.condition);
    case "and":
    case "or":
      return { kind: condition.kind, conditions: condition.conditions.map(exportable) };
  }
}

/** De Morgan's laws; they hold for unknown parts too. */
function negated(condition: Condition): ExportableCondition {
  switch (condition.kind) {
    case "comparison":
      return opposite(facingIndicator(condition));
    case "not":
      return exportable(condition.condition);
    case "and":
      return { kind: "or", conditions: condition.conditions.map(negated) };
    case "or":
      return { kind: "and", conditions: condition.conditions.map(negated) };
  }
}

function opposite(comparison: Comparison): ExportableCondition {
  const { comparator } = comparison;
  if (comparator !== "=") return { ...comparison, comparator: OPPOSITE[comparator] };
  return {
    kind: "or",
    conditions: [
      { ...comparison, comparator: "<" },
      { ...comparison, comparator: ">" },
    ],
  };
}

function facingIndicator(comparison: Comparison): Comparison {
  const { comparator, left, right } = comparison;
  if (left.kind === "indicator" || right.kind === "constant") return comparison;
  return { ...comparison, comparator: MIRRORED[comparator], left: right, right: left };
}
