import { reasonsIn, type Explanation } from "../../strategy/explanation.ts";
import type { Block } from "../plan.ts";
import type { StudyUnits } from "../study/study-units.ts";
import { explainBlock } from "./explain-block.ts";
import { percentPhrase } from "./phrases.ts";

/** The whole decision of a session: what is held, or what was missing, and every step there. */
export function explainPlan(plan: Block, units: StudyUnits, row: number): Explanation {
  const because = [explainBlock({ units, row, path: [] }, plan)];
  const held = units.weightsOf(units.unit(plan).innermostAt(row), row);
  if (held === undefined) return { kind: "gap", text: `undecided: ${firstGap(because)}`, because };
  const weights = [...held].map(([name, weight]) => ({ name, weight }));
  const text = weights.map(({ name, weight }) => `${name} ${percentPhrase(weight)}`).join(", ");
  return { kind: "weighting", rule: "whole", text, weights, because };
}

/** Why a session is undecided, with the way through the program to what is missing. */
export const reasonUndecided = (plan: Block, units: StudyUnits, row: number): string =>
  firstGap([explainBlock({ units, row, path: [] }, plan)]);

function firstGap(explanations: readonly Explanation[]): string {
  for (const explanation of explanations) {
    for (const reason of reasonsIn(explanation)) if (reason.kind === "gap") return reason.text;
  }
  return "something is unknown";
}
