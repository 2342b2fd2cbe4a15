import { alpacaCosts, DEFAULT_LIMITS, type Limits, type Mandate, type Sleeve } from "@alchemiser/domain";
import type { MandateSettings } from "./mandate-schema.ts";

/** The mandate that the settings describe, with its sleeves' strategies found by the app. */
export function mandateOf(settings: MandateSettings<unknown>, sleeves: readonly Sleeve[]): Mandate {
  const { name, capital, cashReserve, driftBand, smallestTrade, reach, execution } = settings;
  const exits = { stopLoss: settings.stopLoss, takeProfit: settings.takeProfit };
  const rebalance = { cashReserve, driftBand, smallestTrade };
  return { name, capital, sleeves, rebalance, limits: limitsOf(settings), exits, costs: alpacaCosts, reach, execution };
}

function limitsOf(settings: MandateSettings<unknown>): Limits {
  const { maxWeight, maxSector, maxOrderValue, maxTurnover, maxGrossExposure } = settings;
  const { maxShareOfVolume, maxShareOfDisplayed, maxValueAtRisk, maxExpectedShortfall } = settings;
  const { maxFailedSells, maxPriceJump, maxRepeats, breakers } = settings;
  return {
    ...DEFAULT_LIMITS,
    maxWeight: maxWeight.standard,
    maxWeightOf: maxWeight.of,
    maxSector: maxSector.standard,
    maxSectorOf: maxSector.of,
    maxOrderValue,
    ...{ maxShareOfVolume, maxShareOfDisplayed },
    maxTurnover,
    maxGrossExposure,
    ...{ maxValueAtRisk, maxExpectedShortfall },
    maxFailedSells,
    maxPriceJump,
    maxRepeats,
    breakers,
  };
}
