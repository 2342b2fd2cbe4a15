import type { Cycle, CycleStep } from "./cycle.ts";

/** A step and the one that follows from it, as one. */
export function andThen({ cycle, commands }: CycleStep, next: (cycle: Cycle) => CycleStep): CycleStep {
  const step = next(cycle);
  return commands.length === 0 ? step : { cycle: step.cycle, commands: [...commands, ...step.commands] };
}
