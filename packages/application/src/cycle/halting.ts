import { isOpen, known, type Decision, type Instant } from "@alchemiser/domain";
import type { Cycle } from "./cycle.ts";
import { deny, type FlightStep } from "./flight.ts";
import { legsOf } from "./legs.ts";

/**
 * Denies the legs of a decision in every symbol that has an order of another decision of which it could not be found
 * out what became: what it has done and may still do is not known, and is not guessed.
 */
export function haltedLegs({ memory, flights }: Cycle, { intents }: Decision, at: Instant): readonly FlightStep[] {
  const { orders } = known(memory, "a decision is carried out after the ledger was read");
  if (orders.length === 0) return [];
  const unclear = orders.filter(({ intent, record }) => isOpen(record) && !flights.has(intent.id));
  const halted = new Map(unclear.map(({ intent }) => [intent.ticker, intent.id]));
  return legsOf(intents, flights).flatMap(({ intent, attempts }) => {
    const order = halted.get(intent.ticker);
    if (order === undefined || attempts.length > 0) return [];
    return [deny(intent, `${intent.ticker} is halted: what became of the order "${order}" is not known`, at)];
  });
}
