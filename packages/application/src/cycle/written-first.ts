import type { LedgerRecord } from "@alchemiser/domain";
import type { Command } from "./command.ts";
import type { CycleStep } from "./cycle.ts";

/**
 * What a step writes is written together, and before anything else that it asks for: the intents of a whole side are
 * durable at the price of one, and then leave.
 */
export function writtenFirst(step: CycleStep): CycleStep {
  const { cycle, commands } = step;
  if (commands.length < 2) return step;
  const last = commands.findLastIndex(({ do: what }) => what === "journal");
  if (last <= 0) return step;
  const records: LedgerRecord[] = [];
  const others: Command[] = [];
  for (const command of commands) {
    if (command.do === "journal") records.push(...command.records);
    else others.push(command);
  }
  return { cycle, commands: [{ do: "journal", records }, ...others] };
}
