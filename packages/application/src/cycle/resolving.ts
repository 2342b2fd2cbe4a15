import { isOpen, known, mintOrderId, type Instant, type OrderId } from "@alchemiser/domain";
import type { Command } from "./command.ts";
import { differences } from "./compare.ts";
import type { Cycle, CycleStep } from "./cycle.ts";
import { halted } from "./ending.ts";
import { abort, adopt, isLanded, type Flight } from "./flight.ts";
import { withFlights } from "./with-flights.ts";

/** Takes up the orders that an earlier run left behind; an account that differs from the ledger is not touched. */
export function resolve(cycle: Cycle, at: Instant): CycleStep {
  const memory = known(cycle.memory, "orders are resolved after the ledger was read");
  const account = known(cycle.account, "orders are resolved after the account was read");
  const isQuiet = memory.orders.every(({ record }) => !isOpen(record));
  const found = isQuiet ? differences(memory, account) : [];
  if (found.length > 0) return halted(cycle, found.join("; "), at);

  const flights = new Map<OrderId, Flight>();
  const commands: Command[] = [];
  for (const { intent, record } of memory.orders) {
    const step = isOpen(record) ? adopt(intent, record, at) : undefined;
    flights.set(intent.id, step?.flight ?? { intent, record, stage: { at: "done" } });
    commands.push(...(step?.commands ?? []));
  }
  return resolving({
    cycle: { ...cycle, flights, decision: memory.decision, phase: { name: "resolving" } },
    commands,
  });
}

/** Orders of other decisions are ended; once it is known of every order what became of it, only ours are kept. */
export function resolving({ cycle, commands }: CycleStep): CycleStep {
  const foreign = [...cycle.flights.values()].filter((flight) => !isOwn(cycle, flight));
  const step = withFlights(cycle, foreign.map(abort));
  const all = [...commands, ...step.commands];
  const flights = [...step.cycle.flights.values()];
  const isKnown = flights.every(
    (flight) => isLanded(flight) || (isOwn(cycle, flight) && flight.stage.at === "working"),
  );
  if (!isKnown) return { cycle: step.cycle, commands: all };

  const own = flights.filter((flight) => isOwn(cycle, flight)).map((flight) => [flight.intent.id, flight] as const);
  return { cycle: { ...step.cycle, flights: new Map(own), phase: { name: "resolved" } }, commands: all };
}

const isOwn = ({ decision }: Cycle, { intent }: Flight): boolean =>
  decision !== undefined && mintOrderId(decision.key, intent.slot) === intent.id;
