import { WHOLE, type Money, type Weight } from "../money/money.ts";
import { inDollars } from "../money/spoken.ts";
import { openingOf, type Look, type Standing } from "./standing.ts";
import type { TradingState } from "./trading-state.ts";

/** When a mandate stops itself. */
export interface Breakers {
  /** `act`: a trip changes the trading state, until a person resumes. `counted`: it is told, and trading goes on. */
  readonly mode: "act" | "counted";
  /** The share lost since the session before from which on nothing is bought. */
  readonly dayLoss: Weight;
  /** The same, from which on nothing is traded; never less. */
  readonly severeDayLoss: Weight;
  /** The share lost since the mandate was worth most from which on nothing is traded. */
  readonly drawdown: Weight;
  /** How many orders the broker rejects in one run before nothing is traded. */
  readonly rejects: number;
  /** How often the broker goes out of reach in one run before nothing is bought. */
  readonly outages: number;
}

export type BreakerName = "DAY_LOSS" | "SEVERE_DAY_LOSS" | "DRAWDOWN" | "REJECTS" | "OUTAGES";

/** A breaker that does not hold any longer, and what it asks for. */
export interface Trip {
  readonly breaker: BreakerName;
  readonly state: Exclude<TradingState, "ACTIVE">;
  readonly reason: string;
}

/** The breakers that a look trips: with what was lost since the session before, and since the mandate was worth most. */
export function lossTrips(before: Standing, look: Look, breakers: Breakers): readonly Trip[] {
  const { equity } = look;
  const opening = openingOf(before, look);
  const peak = before.peak ?? equity;
  if (!equity.isBelow(peak)) return NO_TRIPS;
  const trips: Trip[] = [];
  if (isLost(breakers.dayLoss, opening, equity)) {
    const fall = `${fallOf(opening, equity)} in the session before`;
    trips.push(trip("DAY_LOSS", "REDUCING", fall));
    if (isLost(breakers.severeDayLoss, opening, equity)) trips.push(trip("SEVERE_DAY_LOSS", "HALTED", fall));
  }
  if (isLost(breakers.drawdown, peak, equity))
    trips.push(trip("DRAWDOWN", "HALTED", `${fallOf(peak, equity)} at its peak`));
  return trips;
}

const NO_TRIPS: readonly Trip[] = [];

/** Compared without a division: every session of a backtest asks. */
const isLost = (share: Weight, before: Money, now: Money): boolean =>
  now.isBelow(before) && (before.nanos - now.nanos) * WHOLE.nanos >= before.nanos * share.nanos;

const fallOf = (before: Money, now: Money): string =>
  `the mandate is worth ${inDollars(now)}, it was worth ${inDollars(before)}`;

/** The breaker for orders that the broker does not take. */
export const rejectTrip = (rejects: number, { rejects: most }: Breakers): Trip | undefined =>
  rejects < most ? undefined : trip("REJECTS", "HALTED", `the broker has rejected ${rejects} orders in this run`);

/** The breaker for a broker that does not answer. */
export const outageTrip = (outages: number, { outages: most }: Breakers): Trip | undefined =>
  outages < most ? undefined : trip("OUTAGES", "REDUCING", `the broker was out of reach ${outages} times in this run`);

const trip = (breaker: BreakerName, state: Trip["state"], reason: string): Trip => ({ breaker, state, reason });
