import type { Command } from "./command.ts";
import type { Cycle, CycleStep } from "./cycle.ts";
import type { FlightStep } from "./flight.ts";

/** The cycle with some of its orders a step further, and what these steps ask for. */
export function withFlights(cycle: Cycle, steps: readonly FlightStep[]): CycleStep {
  if (steps.length === 0) return { cycle, commands: [] };
  const flights = new Map(cycle.flights);
  const commands: Command[] = [];
  for (const step of steps) {
    flights.set(step.flight.intent.id, step.flight);
    commands.push(...step.commands);
  }
  return { cycle: { ...cycle, flights }, commands };
}
