import type { Ticker } from "../market/ticker.ts";
import { DAILY, type Schedule } from "../strategy/schedule.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { Block } from "./plan.ts";
import { planProgram } from "./plan-program.ts";
import { readTree } from "./read-tree.ts";
import { studySymphony } from "./study/study-symphony.ts";
import type { SymphonyError } from "./symphony-error.ts";
import type { Program, ProgramConfig } from "./tree.ts";

export type SymphonyReading =
  | { readonly outcome: "read"; readonly strategy: Strategy; readonly tree: Program }
  | { readonly outcome: "refused"; readonly errors: readonly SymphonyError[] };

/**
 * Reads a program in any of its notations and makes a strategy of it. `file` is what errors call the text.
 *
 * @example
 * const reading = symphony('(defsymphony "calm" (weight-equal [(asset "SPY") (asset "BIL")]))', "calm.clj");
 */
export function symphony(text: string, file: string): SymphonyReading {
  const reading = readTree({ file, text });
  if (reading.outcome === "refused") return reading;
  return { outcome: "read", strategy: strategyOf(reading.tree, reading.tickers), tree: reading.tree };
}

function strategyOf(tree: Program, universe: readonly Ticker[]): Strategy {
  let plan: Block | undefined;
  return {
    name: tree.name,
    universe,
    schedule: scheduleOf(tree.config),
    study: (history) => studySymphony({ program: tree, plan: (plan ??= planProgram(tree)), history }),
  };
}

/** Neither said: daily. A threshold alone: the corridor only. */
function scheduleOf({ frequency, threshold }: ProgramConfig): Schedule {
  if (threshold === undefined) return frequency === undefined ? DAILY : { kind: "calendar", frequency };
  if (frequency === undefined) return { kind: "corridor", corridor: threshold };
  return { kind: "either", frequency, corridor: threshold };
}
