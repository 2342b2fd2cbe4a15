import { isOpen, known, mintOrderId, type Instant, type OrderId } from "@alchemiser/domain";
import { lifeOf } from "./climbing.ts";
import { differences } from "./compare.ts";
import { NO_FLIGHTS, type Cycle, type CycleStep } from "./cycle.ts";
import { lookAgain } from "./doubting.ts";
import { halted } from "./ending.ts";
import type { Memory } from "./event.ts";
import { abort, adopt, isLanded, type Flight } from "./flight.ts";
import { settle } from "./settling.ts";
import { withFlights } from "./with-flights.ts";

/** Takes up the orders that an earlier run left behind. Orders of another decision are looked for, never sent again. */
export function resolve(cycle: Cycle, at: Instant): CycleStep {
  const memory = known(cycle.memory, "orders are resolved after the ledger was read");
  const isResumed = cycle.task.aim !== "reconcile";
  const resuming: Cycle = isResumed ? { ...cycle, decision: memory.decision, flights: landed(memory) } : cycle;
  if (isQuiet(memory)) return agreed(resuming, at);

  const open = memory.orders.filter(({ record }) => isOpen(record));
  const steps = open.map((order) => {
    const life = { at, lifeMs: lifeOf(order.intent, cycle.task, at) };
    return adopt(order, isOwn(resuming, order) && !cycle.isStopping ? "allowed" : "forbidden", life);
  });
  return resolving(withFlights({ ...resuming, phase: { name: "resolving" } }, steps));
}

/** Goes on if the ledger and the account agree; an account that differs is not touched. */
export function agreed(cycle: Cycle, at: Instant): CycleStep {
  const memory = known(cycle.memory, "the ledger was read before it is compared");
  const account = known(cycle.account, "the account was read before it is compared");
  const found = isQuiet(memory) ? differences(memory, account) : [];
  if (found.length === 0) return { cycle: { ...cycle, doubts: 0, phase: { name: "resolved" } }, commands: [] };
  return lookAgain(cycle, "decide", at) ?? halted(cycle, found.join("; "), at);
}

const isQuiet = ({ orders }: Memory): boolean => orders.every(({ record }) => !isOpen(record));

/** Orders that an earlier run brought to their end. */
const landed = ({ orders }: Memory): ReadonlyMap<OrderId, Flight> =>
  orders.length === 0
    ? NO_FLIGHTS
    : new Map(
        orders
          .filter(({ record }) => !isOpen(record))
          .map(({ intent, record }) => [intent.id, { intent, record, lifeMs: 0, stage: { at: "done" } }]),
      );

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

  // Whoever carries out no decision tells what became of all of them.
  const kept = cycle.task.aim === "reconcile" ? flights : flights.filter((flight) => isOwn(cycle, flight));
  const told = new Map(kept.map((flight) => [flight.intent.id, flight]));
  const settling = settle({ ...step.cycle, flights: told }, "decide");
  return { cycle: settling.cycle, commands: [...all, ...settling.commands] };
}

const isOwn = ({ decision }: Cycle, { intent }: Pick<Flight, "intent">): boolean =>
  decision !== undefined && mintOrderId(decision.key, intent.slot) === intent.id;
