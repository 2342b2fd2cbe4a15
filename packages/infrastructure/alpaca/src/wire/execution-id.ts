import type { OrderId, Quantity } from "@alchemiser/domain";

/**
 * The name of an execution wherever it is told: Alpaca's stream and its activities give the same one different ids, but
 * agree on how much of the order was filled after it.
 */
export const executionIdOf = (id: OrderId, cumulative: Quantity): string => `${id}@${cumulative.toString()}`;
