import { startsPeriod } from "../calendar/period.ts";
import type { Session } from "../calendar/session.ts";
import type { Weight } from "../money/money.ts";
import type { Remedy } from "./remedy.ts";
import type { Strategy, TargetWeights } from "./strategy.ts";

/** A strategy inside a mandate, with the share of the capital that it directs. */
export interface Sleeve {
  readonly name: string;
  readonly weight: Weight;
  readonly strategy: Strategy;
  readonly whenUndecided: Remedy;
}

/** Where a sleeve stands when it asks whether to go back to its targets. */
export interface Standing {
  readonly session: Session;
  readonly lastRebalance: Session | undefined;
  /** Shares of the sleeve's holdings by value; empty when it holds nothing. Asked only of sleeves with a corridor. */
  readonly weights: () => TargetWeights;
}

/**
 * Whether a sleeve trades in this session: in the first session of a new period, when a holding has left its corridor,
 * or when the selected symbols are others. A missed session is caught up by the next one.
 */
export function isDue({ schedule }: Strategy, targets: TargetWeights, standing: Standing): boolean {
  const { session, lastRebalance, weights } = standing;
  if (lastRebalance === undefined) return true;
  if (schedule.kind !== "corridor" && startsPeriod(schedule.frequency, session, lastRebalance)) return true;
  return schedule.kind !== "calendar" && hasDrifted(targets, weights(), schedule.corridor);
}

/** Whether a holding has left its corridor, or the selected symbols are others than those that are held. */
function hasDrifted(targets: TargetWeights, weights: TargetWeights, corridor: number): boolean {
  if (targets.size !== weights.size) return true;
  for (const [ticker, target] of targets) {
    const weight = weights.get(ticker);
    if (weight === undefined || Math.abs(weight - target) > corridor) return true;
  }
  return false;
}
