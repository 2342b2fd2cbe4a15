import { alpacaCosts, DEFAULT_LIMITS, REFUSE, type Limits, type Mandate, type Sleeve } from "@alchemiser/domain";
import type { MandateSettings } from "../config/schema.ts";
import type { Home } from "../home.ts";
import { readStrategy, type StrategyRefusal } from "./read-strategy.ts";

export type MandateReading = { readonly outcome: "read"; readonly mandate: Mandate } | StrategyRefusal;

/** The mandate that the settings describe, with its strategies read. Their files are seen from the home folder. */
export async function openMandate(settings: MandateSettings, home: Home): Promise<MandateReading> {
  const sleeves: Sleeve[] = [];
  for (const { strategy: reference, weight, name } of settings.sleeves) {
    const reading = await readStrategy(reference, home.folder);
    if (reading.outcome === "refused") return reading;
    sleeves.push({ name, weight, strategy: reading.strategy, whenUndecided: REFUSE });
  }
  const { name, capital, cashReserve, driftBand, smallestTrade, reach } = settings;
  const rebalance = { cashReserve, driftBand, smallestTrade };
  return {
    outcome: "read",
    mandate: { name, capital, sleeves, rebalance, limits: limitsOf(settings), costs: alpacaCosts, reach },
  };
}

const limitsOf = ({ maxWeight, maxOrderValue, maxTurnover }: MandateSettings): Limits => ({
  ...DEFAULT_LIMITS,
  maxWeight: maxWeight.standard,
  maxWeightOf: maxWeight.of,
  maxOrderValue,
  maxTurnover,
});
