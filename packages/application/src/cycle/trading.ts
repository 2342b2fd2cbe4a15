import {
  instant,
  known,
  mintOrderId,
  sum,
  valueOf,
  type Instant,
  type OrderSlot,
  type Quantity,
  type Side,
  type Ticker,
} from "@alchemiser/domain";
import { approve, type Approval } from "./approving.ts";
import { mayLeave } from "./breaking.ts";
import { isAtOnce, isDue, slotOf, turnIn } from "./climbing.ts";
import type { Cycle, CycleStep } from "./cycle.ts";
import { observe } from "./deciding.ts";
import { deny, isLanded, type FlightStep } from "./flight.ts";
import { affordable } from "./funding.ts";
import { leave } from "./leaving.ts";
import { legsOf, remainingOf, type Leg } from "./legs.ts";
import { settle } from "./settling.ts";
import { withFlights } from "./with-flights.ts";

/** Sends the first orders of those legs of a side that have had none, as they were decided on. */
export function trade(cycle: Cycle, side: Side, at: Instant): CycleStep {
  const trading: Cycle = { ...cycle, phase: { name: "trading", side } };
  const { key } = known(cycle.decision, "orders are sent after the decision");
  const unsent = legs(trading, side).filter(({ attempts }) => attempts.length === 0);
  const asDecided = ({ intent }: Leg, slot: OrderSlot): Approval => {
    const isSame = slot.leg === intent.slot.leg;
    return { intent: isSame ? intent : { ...intent, slot, id: mintOrderId(key, slot) }, denial: undefined };
  };
  return next(trading, { due: unsent, approval: asDecided }, at);
}

/**
 * Goes on with a side: each leg by itself, as soon as its order has ended or its next slice is due, and with the next
 * step when all of them are through.
 */
export function wait(step: CycleStep, at: Instant): CycleStep {
  const { cycle } = step;
  if (cycle.phase.name !== "trading") return step;
  const { side } = cycle.phase;
  const isQuiet = areAllLanded(cycle);
  if (!isQuiet && isAtOnce(cycle.task)) return step;
  const isShort = ({ intent }: Leg): boolean => !isQuiet && cycle.short.has(intent.ticker);
  const begun = legs(cycle, side).filter((leg) => leg.attempts.length > 0 && !isShort(leg));
  const turns = begun.map((leg) => turnIn(cycle, leg, at));
  if (turns.some(isDue)) {
    // Buys are sized by the cash that the orders before them have left.
    const { cycle: asking, commands } = side === "buy" ? settle(cycle, "buy again") : reprice(cycle, side, at);
    return { cycle: asking, commands: [...step.commands, ...commands] };
  }
  const pauses = turns.flatMap((turn) => (turn.do === "wait" ? [turn.until] : []));
  if (pauses.length > 0) return pause(step, instant(Math.min(...pauses)));
  return isQuiet ? { cycle: { ...cycle, phase: { name: "traded", side } }, commands: step.commands } : step;
}

/** Has itself woken when the next slice is due, unless it has already. */
function pause(step: CycleStep, until: Instant): CycleStep {
  const { pausesUntil } = step.cycle;
  if (pausesUntil !== undefined && pausesUntil <= until) return step;
  return {
    cycle: { ...step.cycle, pausesUntil: until },
    commands: [...step.commands, { do: "pause", until }],
  };
}

/** Whether the market has gone on since the decision's orders were priced: none of them is begun at prices of then. */
export function arePricesOld({ market, decision, flights, task }: Cycle, at: Instant): boolean {
  const { now } = known(market, "orders are priced after the market was observed");
  if (at - now > task.mandate.limits.maxQuoteAgeMs) return true;
  if (isAtOnce(task)) return false;
  // Whoever tried again has observed a newer market than the one that was decided on.
  const { intents } = known(decision, "orders are priced after the decision");
  return legsOf(intents, flights).some(({ attempts }) => attempts.length > 1);
}

/** Asks for a new market for the legs of a side that have had no order or whose next one is due: others wait for another. */
export const reprice = (cycle: Cycle, side: Side, at: Instant): CycleStep => {
  const due = legs(cycle, side).filter((leg) => leg.attempts.length === 0 || isDue(turnIn(cycle, leg, at)));
  const { commands } = observe(cycle);
  return {
    cycle: { ...cycle, phase: { name: "repricing", side, due: new Set(due.map(({ intent }) => intent.ticker)) } },
    commands,
  };
};

/** What was asked for a new market. */
interface Repriced {
  readonly side: Side;
  readonly due: ReadonlySet<Ticker>;
}

/** With a new market: the next orders of the legs that were due, before the gate again. */
export function retry(cycle: Cycle, { side, due }: Repriced, at: Instant): CycleStep {
  const trading: Cycle = { ...cycle, phase: { name: "trading", side } };
  const again = (leg: Leg, slot: OrderSlot): Approval => approve(trading, slot, remainingOf(leg));
  return next(
    trading,
    { due: legs(trading, side).filter(({ intent }) => due.has(intent.ticker)), approval: again },
    at,
  );
}

/** Whether too much was left unsold for the buys to begin: not filled, or denied in the first place. */
export function salesFailed(cycle: Cycle): boolean {
  const unsold = legs(cycle, "sell").map((leg) => valueOf(remainingOf(leg), leg.intent.decisionPrice));
  const { verdicts } = known(cycle.decision, "sales fail after the decision");
  for (const { outcome, intent } of verdicts)
    if (outcome === "denied" && intent.side === "sell") unsold.push(valueOf(intent.quantity, intent.decisionPrice));
  return cycle.task.mandate.limits.maxFailedSells.isBelow(sum(unsold));
}

interface Round {
  readonly due: readonly Leg[];
  /** What the gate says of the order in this slot. */
  readonly approval: (leg: Leg, slot: OrderSlot) => Approval;
}

function next(cycle: Cycle, { due, approval }: Round, at: Instant): CycleStep {
  if (due.length === 0 || due.some(({ intent }) => !mayLeave(cycle, intent.side)))
    return wait({ cycle, commands: [] }, at);
  const denied: FlightStep[] = [];
  const approved = due.flatMap((leg): readonly Leg[] => {
    const turn = turnIn(cycle, leg, at);
    if (!isDue(turn)) {
      if (turn.do === "rest" && leg.attempts.length === 0) denied.push(deny(leg.intent, turn.reason, at));
      return [];
    }
    const { intent, denial } = approval(leg, slotOf(cycle, leg, turn));
    if (denial === undefined) return [{ intent, attempts: leg.attempts }];
    denied.push(deny(intent, denial, at));
    return [];
  });
  const { sent, short } = send(cycle, approved, at);
  const sending = short.length === 0 ? cycle : { ...cycle, short: new Set([...cycle.short, ...short]) };
  return wait(withFlights(sending, [...denied, ...sent]), at);
}

interface Sent {
  readonly sent: readonly FlightStep[];
  readonly short: readonly Ticker[];
}

/**
 * The next orders of legs whose intents were approved: sells as they are, buys as far as there is cash for them. One that
 * could be had in small part only waits for the cash that the orders beside it still bind: a leg has so many orders, and
 * none of them to waste.
 */
function send(cycle: Cycle, due: readonly Leg[], at: Instant): Sent {
  if (due[0]?.intent.side !== "buy") return { sent: leave(cycle, due, at), short: [] };
  const others = besides(cycle, due, at);
  const paid = affordable(cycle, { due: due.map(({ intent }) => intent), others });
  const fitted = due.map((leg, index) => ({ ...leg, intent: known(paid[index], "every buy is fitted to the cash") }));
  const areWorking = others.some(({ attempts }) => attempts.some((flight) => !isLanded(flight)));
  const isShort = ({ intent, attempts }: Leg, index: number): boolean =>
    areWorking &&
    attempts.length > 0 &&
    isSmallPart(intent.quantity, known(due[index], "a fitted leg is due").intent.quantity);
  const isPaid = ({ intent }: Leg): boolean => intent.quantity.isPositive();
  const left = fitted.filter((leg, index) => !isShort(leg, index));
  const denied = left
    .filter((leg) => !isPaid(leg))
    .map(({ intent }) => deny(intent, "there is no cash left for it", at));
  return {
    sent: [...denied, ...leave(cycle, left.filter(isPaid), at)],
    short: fitted.filter(isShort).map(({ intent }) => intent.ticker),
  };
}

const isSmallPart = (part: Quantity, whole: Quantity): boolean => part.plus(part).isBelow(whole);

/** The other buys that have begun and may still need cash: they work, or wait for another order. */
function besides(cycle: Cycle, due: readonly Leg[], at: Instant): readonly Leg[] {
  if (isAtOnce(cycle.task)) return [];
  const tickers = new Set(due.map(({ intent }) => intent.ticker));
  const begun = legs(cycle, "buy").filter(({ intent, attempts }) => attempts.length > 0 && !tickers.has(intent.ticker));
  return begun.filter(
    (leg) => leg.attempts.some((flight) => !isLanded(flight)) || turnIn(cycle, leg, at).do !== "rest",
  );
}

function areAllLanded({ flights }: Cycle): boolean {
  for (const flight of flights.values()) if (!isLanded(flight)) return false;
  return true;
}

const legs = ({ decision, flights }: Cycle, side: Side): readonly Leg[] =>
  legsOf(
    known(decision, "orders are sent after the decision").intents.filter((intent) => intent.side === side),
    flights,
  );
