import { symphony, type Allocation, type History, type Strategy } from "@alchemiser/domain";
import { SHIPPED_STRATEGIES } from "@alchemiser/strategies";
import { choicesIn, NUCLEAR } from "./strategy.ts";

export interface Comparison {
  readonly decided: number;
  readonly undecided: number;
  /** The sessions on which the two do not say the same. */
  readonly different: readonly string[];
  /** The ways through the tree that were taken. */
  readonly branches: ReadonlySet<string>;
}

/** The symphony beside the strategy in TypeScript, on every session of a history. */
export function compare(history: History): Comparison {
  const [ours, theirs] = [NUCLEAR.study(history), nuclearSymphony().study(history)];
  const choiceAt = choicesIn(history);
  const rows = [...history.sessions.keys()];
  const decided = rows.filter((row) => ours.allocationAt(row).outcome === "decided");
  return {
    decided: decided.length,
    undecided: rows.length - decided.length,
    different: history.sessions.filter((_, row) => !isSame(ours.allocationAt(row), theirs.allocationAt(row))),
    branches: new Set(decided.map((row) => choiceAt(row).branch)),
  };
}

export function nuclearSymphony(): Strategy {
  const shipped = SHIPPED_STRATEGIES.find(({ name }) => name === "nuclear");
  const reading = symphony(shipped?.text ?? "", "nuclear.clj");
  if (reading.outcome === "refused") throw new Error("Nuclear is shipped, and without errors");
  return reading.strategy;
}

/** Weights come out of sums of floats, which the two add up in different orders. */
function isSame(one: Allocation, other: Allocation): boolean {
  if (one.outcome === "undecided" || other.outcome === "undecided") return one.outcome === other.outcome;
  if (one.weights.size !== other.weights.size) return false;
  return [...one.weights].every(([name, weight]) => Math.abs(weight - (other.weights.get(name) ?? 0)) < 1e-9);
}
