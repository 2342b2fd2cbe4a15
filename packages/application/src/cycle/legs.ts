import {
  scaled,
  stillToTrade,
  sum,
  weight,
  type OrderId,
  type OrderIntent,
  type Quantity,
  type TradingState,
} from "@alchemiser/domain";
import type { Flight } from "./flight.ts";
import type { LegResult } from "./outcome.ts";

/** One leg of a decision with every attempt that was made at it, over all its slices, the latest last. */
export interface Leg {
  readonly intent: OrderIntent;
  readonly attempts: readonly Flight[];
}

export function legsOf(intents: readonly OrderIntent[], flights: ReadonlyMap<OrderId, Flight>): readonly Leg[] {
  if (flights.size === 0) return intents.map((intent) => ({ intent, attempts: NONE }));
  const all = [...flights.values()];
  return intents.map((intent) => {
    const attempts = all.filter((flight) => isOf(intent, flight));
    return { intent, attempts: attempts.length < 2 ? attempts : attempts.sort(inOrder) };
  });
}

const NONE: readonly Flight[] = [];

const isOf = ({ ticker, side }: OrderIntent, { intent }: Flight): boolean =>
  intent.ticker === ticker && intent.side === side;

/** Slices by how many come after them, and their orders by number. */
const inOrder = ({ intent: { slot: one } }: Flight, { intent: { slot: other } }: Flight): number =>
  other.leg - one.leg || one.attempt - other.attempt;

export const filledOf = ({ attempts }: Leg): Quantity => sum(attempts.map(({ record }) => record.filled));

/** What is left: of its last slice what that was sent for, since a buy may have been made smaller to fit the cash. */
export function remainingOf({ intent, attempts }: Leg): Quantity {
  const slice = attempts.filter((attempt) => attempt.intent.slot.leg === 0);
  const [first] = slice;
  const filled = (flights: readonly Flight[]): readonly Quantity[] => flights.map(({ record }) => record.filled);
  return first === undefined
    ? stillToTrade(intent.quantity, filled(attempts))
    : stillToTrade(first.intent.quantity, filled(slice));
}

/** What a leg was sent for: a buy may have been made smaller to fit the cash. */
export const wantedOf = (leg: Leg): Quantity => filledOf(leg).plus(remainingOf(leg));

// Less than this of a leg is lost to the cent when a buy is made to fit the cash; more is told.
const TRIMMED = weight("0.01");

/** What became of a leg, in an account that is traded as `trading` says. */
export function resultOf(leg: Leg, trading: TradingState): LegResult {
  const last = leg.attempts.at(-1);
  const filled = filledOf(leg);
  const isComplete = last !== undefined && (remainingOf(leg).isZero() || isAllOfTheCash(last));
  if (!isComplete) return { intent: leg.intent, filled, shortfall: shortfallOf(last, trading) };
  const missing = leg.intent.quantity.minus(filled);
  const isTrimmed = scaled(leg.intent.quantity, TRIMMED).isBelow(missing);
  const told = `made smaller to fit the cash: ${filled.toString()} of ${leg.intent.quantity.toString()}`;
  return { intent: leg.intent, filled, shortfall: isTrimmed ? told : undefined };
}

/** What the last of all orders leaves, though it was filled, is what there was no cash for. */
const isAllOfTheCash = ({ intent, record }: Flight): boolean => intent.slot.leg === 0 && record.status === "filled";

function shortfallOf(last: Flight | undefined, trading: TradingState): string {
  if (last === undefined) return trading === "ACTIVE" ? "not sent" : `not sent: trading is ${trading}`;
  if ("reason" in last.stage) return last.stage.reason;
  const { status, reason } = last.record;
  return status === "filled" ? `the last ${last.intent.slot.leg} of its slices were not begun` : (reason ?? status);
}
