import type { Ticker } from "../market/ticker.ts";
import { larger } from "../money/decimal.ts";
import { money, NO_WEIGHT, scaled, price, weight, WHOLE, type Money, type Price, type Weight } from "../money/money.ts";
import type { Breakers } from "./breakers.ts";
import { lookThrough, type LookThrough, type Sector } from "./sectors.ts";

/** What a mandate forbids. The defaults protect a newcomer; a mandate raises them in words. */
export interface Limits {
  /** The most of the equity that one symbol may be after a buy. */
  readonly maxWeight: Weight;
  /** Symbols that the mandate allows more, or less. */
  readonly maxWeightOf: ReadonlyMap<Ticker, Weight>;
  /** The most of the equity that one sector may be after the buys of a decision, with leverage counted. */
  readonly maxSector: Weight;
  /** Sectors that the mandate allows more, or less. */
  readonly maxSectorOf: ReadonlyMap<Sector, Weight>;
  /** The most that one order may be worth. */
  readonly maxOrderValue: Money;
  /** The same for buys alone; without it, what an order may be. */
  readonly maxBuyValue: Money | undefined;
  /** The most that one order may be of the shares that are traded in a session; without it, anything. */
  readonly maxShareOfVolume: Weight | undefined;
  /** The most that one order may be of the shares that are offered or asked for at the quote; without it, anything. */
  readonly maxShareOfDisplayed: Weight | undefined;
  /** How far an order may exceed the leg that was planned: 1.05 is five percent. */
  readonly maxOfPlannedLeg: Weight;
  /** The lesser of all buys and all sells of one decision, as a share of the equity. */
  readonly maxTurnover: Weight;
  /** The most of the equity that everything which a decision leads to may be worth: above 100 % lies borrowed money. */
  readonly maxGrossExposure: Weight;
  /** The most of the equity that a bad day may cost what a decision leads to; without it, anything. */
  readonly maxValueAtRisk: Weight | undefined;
  /** The most that the days which are worse than that may cost in the mean; without it, anything. */
  readonly maxExpectedShortfall: Weight | undefined;
  /** When sells worth more than this fail, the buys are not begun. */
  readonly maxFailedSells: Money;
  /** How far a limit may lie from the middle of the quote. */
  readonly collar: Weight;
  /** The same for symbols below five dollars, whose spreads are wide. */
  readonly collarOfCheap: Weight;
  readonly maxQuoteAgeMs: number;
  /** How far the quote may lie from the last close, as a share of that; more for funds that move more. */
  readonly maxPriceJump: Weight;
  /**
   * How many legs may go the same way in one symbol within ten minutes, and how many times the legs of its largest
   * decision a session may send.
   */
  readonly maxRepeats: number;
  /** What stops trading while it goes on. */
  readonly breakers: Breakers;
}

export const CHEAP: Price = price("5");

export const DEFAULT_LIMITS: Limits = {
  maxWeight: weight("0.1"),
  maxWeightOf: new Map(),
  maxSector: WHOLE,
  maxSectorOf: new Map(),
  maxOrderValue: money("100000"),
  maxBuyValue: undefined,
  maxShareOfVolume: weight("0.01"),
  maxShareOfDisplayed: undefined,
  maxOfPlannedLeg: weight("1.05"),
  maxTurnover: WHOLE,
  maxGrossExposure: WHOLE,
  maxValueAtRisk: undefined,
  maxExpectedShortfall: undefined,
  maxFailedSells: money("500"),
  collar: weight("0.02"),
  collarOfCheap: weight("0.05"),
  maxQuoteAgeMs: 5000,
  maxPriceJump: weight("0.25"),
  maxRepeats: 3,
  breakers: {
    mode: "act",
    dayLoss: weight("0.03"),
    severeDayLoss: weight("0.05"),
    drawdown: weight("0.15"),
    rejects: 3,
    outages: 3,
  },
};

/**
 * For a strategy on its own, over bars that were inspected: all the capital, full weights, and every price that there
 * was. What protects against broken quotes stays. Its breakers are counted: what they would have stopped is a finding.
 */
export const FULL_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  maxWeight: WHOLE,
  maxSector: weight("1000"),
  maxOrderValue: money("1000000000000"),
  maxShareOfVolume: undefined,
  maxFailedSells: money("1000000000000"),
  maxPriceJump: weight("1000"),
  breakers: { ...DEFAULT_LIMITS.breakers, mode: "counted" },
};

export const weightLimitOf = ({ maxWeight, maxWeightOf }: Limits, ticker: Ticker): Weight =>
  maxWeightOf.get(ticker) ?? maxWeight;

/**
 * What a mandate says of the sector. Where it says nothing, the standard, or what the symbols that it names come to:
 * `maxWeight: { TQQQ: 100% }` says in words that three times technology is wanted.
 */
export function sectorLimitOf({ maxSector, maxSectorOf, maxWeightOf }: Limits, sector: LookThrough["sector"]): Weight {
  for (const [name, most] of maxSectorOf) if (name === sector) return most;
  let named = NO_WEIGHT;
  for (const [ticker, most] of maxWeightOf) {
    const behind = lookThrough(ticker);
    if (behind.sector === sector) named = named.plus(scaled(most, behind.times));
  }
  return larger(maxSector, named);
}
