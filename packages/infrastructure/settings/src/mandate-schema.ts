import {
  DEFAULT_LIMITS,
  scaled,
  SECTORS,
  sum,
  ticker,
  weight,
  WHOLE,
  type Bound,
  type Breakers,
  type Capital,
  type ExecutionRules,
  type Money,
  type Remedy,
  type Sector,
  type SlicingRules,
  type Ticker,
  type Weight,
} from "@alchemiser/domain";
import * as z from "zod";
import { BreakersSchema } from "./breakers-schema.ts";
import { field } from "./field.ts";
import { STANDARDS } from "./keys/mandate-settings.ts";
import {
  aboveNothing,
  CAPITAL,
  countFrom,
  DOLLARS,
  MULTIPLE,
  NAME,
  oneOf,
  REMEDY,
  SECONDS,
  SECTOR,
  SHARE,
  SYMBOL,
  type Reader,
} from "./readers.ts";

/** A mandate as people wrote it down, understood. `Strategy` is what an app makes of the words for one. */
export interface MandateSettings<Strategy> {
  readonly name: string;
  readonly capital: Capital;
  readonly sleeves: readonly SleeveSettings<Strategy>[];
  readonly cashReserve: Weight;
  readonly driftBand: Weight;
  readonly smallestTrade: Money;
  readonly reach: Weight;
  readonly execution: ExecutionRules;
  readonly maxWeight: { readonly standard: Weight; readonly of: ReadonlyMap<Ticker, Weight> };
  readonly maxSector: { readonly standard: Weight; readonly of: ReadonlyMap<Sector, Weight> };
  readonly maxOrderValue: Money;
  /** Where an app lets real money be armed. */
  readonly rampOrderValue: Money;
  readonly maxShareOfVolume: Weight;
  readonly maxShareOfDisplayed: Weight | undefined;
  readonly maxValueAtRisk: Weight | undefined;
  readonly maxExpectedShortfall: Weight | undefined;
  readonly maxTurnover: Weight;
  readonly maxGrossExposure: Weight;
  readonly maxFailedSells: Money;
  readonly maxPriceJump: Weight;
  readonly maxRepeats: number;
  readonly stopLoss: Bound;
  readonly takeProfit: Bound;
  readonly breakers: Breakers;
}

interface SleeveSettings<Strategy> {
  readonly strategy: Strategy;
  readonly weight: Weight;
  readonly name: string;
  readonly whenUndecided: Remedy;
}

/** How an app takes the words for a strategy. */
export interface StrategyWords<Strategy> {
  readonly strategy: z.ZodType<Strategy, string>;
  /** What a sleeve is called that has no name of its own. */
  readonly nameOf: (strategy: Strategy) => string;
}

/** The keys of a mandate, wherever it is written down. What is not said is as in `STANDARDS`. */
export const mandateSchema = <Strategy>(words: StrategyWords<Strategy>): z.ZodType<MandateSettings<Strategy>> =>
  z.strictObject({
    name: field(NAME).prefault(STANDARDS.name),
    capital: field(CAPITAL).prefault(STANDARDS.capital),
    sleeves: sleevesOf(words),
    cashReserve: CashReserve.prefault(STANDARDS.cashReserve),
    driftBand: field(SHARE).prefault(STANDARDS.driftBand),
    smallestTrade: field(DOLLARS).prefault(STANDARDS.smallestTrade),
    reach: Reach.prefault(STANDARDS.reach),
    execution: Execution.prefault({}),
    maxWeight: MaxWeight.prefault(STANDARDS.maxWeight),
    maxSector: MaxSector.prefault(STANDARDS.maxSector),
    maxOrderValue: field(DOLLARS).prefault(STANDARDS.maxOrderValue),
    rampOrderValue: field(DOLLARS).prefault(STANDARDS.rampOrderValue),
    maxShareOfVolume: field(aboveNothing(MULTIPLE)).prefault(STANDARDS.maxShareOfVolume),
    maxShareOfDisplayed: orNone(aboveNothing(MULTIPLE)),
    maxValueAtRisk: orNone(aboveNothing(SHARE)),
    maxExpectedShortfall: orNone(aboveNothing(SHARE)),
    maxTurnover: field(SHARE).prefault(STANDARDS.maxTurnover),
    maxGrossExposure: field(SHARE).prefault(STANDARDS.maxGrossExposure),
    maxFailedSells: field(DOLLARS).prefault(STANDARDS.maxFailedSells),
    maxPriceJump: field(MULTIPLE).prefault(STANDARDS.maxPriceJump),
    maxRepeats: field(countFrom(1, 100)).prefault(STANDARDS.maxRepeats),
    stopLoss: boundIn(aboveNothing(SHARE)).prefault({}),
    takeProfit: boundIn(aboveNothing(MULTIPLE)).prefault({}),
    breakers: BreakersSchema.prefault({}),
  });

/** A limit that has no standard: without it nothing is limited. */
const orNone = <Value>(reader: Reader<Value>) =>
  field(reader)
    .optional()
    .transform((value): Value | undefined => value);

const sleevesOf = <Strategy>({ strategy, nameOf }: StrategyWords<Strategy>) =>
  z
    .array(
      z
        .strictObject({
          strategy,
          weight: field(SHARE),
          name: field(NAME).optional(),
          whenUndecided: field(REMEDY).prefault(STANDARDS.whenUndecided),
        })
        .transform((sleeve): SleeveSettings<Strategy> => ({ ...sleeve, name: sleeve.name ?? nameOf(sleeve.strategy) })),
      { error: "must be a list of strategies with weights" },
    )
    .min(1, { error: "must name at least one strategy" })
    .superRefine((sleeves, context) => {
      const together = sum(sleeves.map(({ weight: share }) => share));
      if (together.equals(WHOLE)) return;
      const percent = scaled(together, weight("100")).toString();
      context.addIssue({ code: "custom", message: `must have weights that are together 100%, are ${percent}%` });
    })
    .refine((sleeves) => new Set(sleeves.map(({ name }) => name)).size === sleeves.length, {
      error: "must be called differently: give each a name",
    });

const CashReserve = field(SHARE).refine((share) => share.isBelow(WHOLE), {
  error: "must be less than 100%: nothing would ever be bought",
});

// A price beyond the collar of the gate would never leave.
const Reach = field(SHARE).refine((share) => !DEFAULT_LIMITS.collar.isBelow(share), {
  error: `must not be more than ${scaled(DEFAULT_LIMITS.collar, weight("100")).toString()}%: the gate denies prices that far from the quote`,
});

const Slicing = z
  .strictObject({
    by: field(oneOf("time", "volume")).prefault(STANDARDS.slicing.by),
    shown: field(aboveNothing(MULTIPLE)).prefault(STANDARDS.slicing.shown),
    volume: field(aboveNothing(SHARE)).prefault(STANDARDS.slicing.volume),
    impact: field(aboveNothing(SHARE)).prefault(STANDARDS.slicing.impact),
    slices: field(countFrom(1, 200)).prefault(STANDARDS.slicing.slices),
  })
  .transform(({ by, shown, volume, impact, slices }): SlicingRules => {
    return { by, mostOfShown: shown, mostOfVolume: volume, mostImpact: impact, mostSlices: slices };
  });

const Execution = z
  .strictObject({
    start: field(SHARE).prefault(STANDARDS.execution.start),
    steps: field(countFrom(0, 20)).prefault(STANDARDS.execution.steps),
    pegs: field(countFrom(1, 20)).prefault(STANDARDS.execution.pegs),
    shortestWait: field(SECONDS).prefault(STANDARDS.execution.shortestWait),
    longestWait: field(SECONDS).prefault(STANDARDS.execution.longestWait),
    slicing: Slicing.prefault({}),
    auction: field(oneOf("none", "close")).prefault(STANDARDS.auction),
  })
  .refine(({ shortestWait, longestWait }) => shortestWait <= longestWait, {
    error: "must not have a shortestWait that is longer than the longestWait",
  })
  .transform(({ start, steps, pegs, shortestWait, longestWait, slicing, auction }): ExecutionRules => {
    return { start, steps, mostPegs: pegs, shortestMs: shortestWait, longestMs: longestWait, slicing, auction };
  });

/** A bound for each symbol that has one. */
const boundIn = (reader: Reader<Weight>) =>
  z.record(field(SYMBOL), field(reader)).transform((shares): Bound => {
    const { default: standard, ...others } = shares;
    const of = Object.entries(others).map(([name, share]): [Ticker, Weight] => [ticker(name), share]);
    return { standard, of: new Map(of) };
  });

const MaxWeight = z.record(field(SYMBOL), field(SHARE)).transform((shares) => {
  const { default: standard = DEFAULT_LIMITS.maxWeight, ...others } = shares;
  const of = Object.entries(others).map(([name, share]): [Ticker, Weight] => [ticker(name), share]);
  return { standard, of: new Map(of) };
});

const MaxSector = z.partialRecord(field(SECTOR), field(MULTIPLE)).transform((shares) => {
  const { default: standard = DEFAULT_LIMITS.maxSector } = shares;
  const of = SECTORS.flatMap((sector): readonly [Sector, Weight][] => {
    const share = shares[sector];
    return share === undefined ? [] : [[sector, share]];
  });
  return { standard, of: new Map(of) };
});
