import { openOrder, type OpenOrder } from "@alchemiser/domain";
import type { Cycle } from "./cycle.ts";

/**
 * The orders of the account that are working: ours as we know them, and those that somebody else has placed. One of ours
 * that is open and not known to work halts its symbol, and is no business of the gate.
 */
export function workingOrders({ flights, memory, openOrders }: Cycle): readonly OpenOrder[] {
  const ours = [...flights.values()]
    .filter(({ stage }) => stage.at === "working")
    .map(({ record }) => openOrder(record.request, record));
  if (openOrders.length === 0) return ours;
  const known = new Set([...flights.keys(), ...(memory?.orders ?? []).map(({ intent }) => intent.id)]);
  return [...ours, ...openOrders.filter(({ request }) => !known.has(request.id))];
}
