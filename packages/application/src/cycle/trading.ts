import {
  fitBuys,
  known,
  smaller,
  sum,
  valueOf,
  type Instant,
  type Money,
  type OrderIntent,
  type Side,
} from "@alchemiser/domain";
import { approve } from "./approving.ts";
import { mayClimb } from "./climbing.ts";
import type { Cycle, CycleStep } from "./cycle.ts";
import { observe } from "./deciding.ts";
import { deny, isLanded, type FlightStep } from "./flight.ts";
import { leave } from "./leaving.ts";
import { legsOf, remainingOf, type Leg } from "./legs.ts";
import { settle } from "./settling.ts";
import { withFlights } from "./with-flights.ts";

/** Sends the orders of one side that have not been sent, and waits for all of them. */
export function trade(cycle: Cycle, side: Side, at: Instant): CycleStep {
  const trading: Cycle = { ...cycle, phase: { name: "trading", side } };
  const unsent = legs(trading, side).filter(({ attempts }) => attempts.length === 0);
  return wait(
    cycle.isStopping ? { cycle: trading, commands: [] } : withFlights(trading, send(trading, unsent, at)),
    at,
  );
}

/** Goes on with a side once its orders are at their end: another attempt at what is left, or the next step. */
export function wait(step: CycleStep, at: Instant): CycleStep {
  const { cycle } = step;
  if (cycle.phase.name !== "trading") return step;
  const { side } = cycle.phase;
  for (const flight of cycle.flights.values()) if (!isLanded(flight)) return step;
  if (legs(cycle, side).some((leg) => mayRetry(cycle, leg, at))) {
    // Buys are sized by the cash that the attempts before them have left.
    const next = side === "buy" ? settle(cycle, "buy again") : reprice(cycle, side);
    return { cycle: next.cycle, commands: [...step.commands, ...next.commands] };
  }
  return { cycle: { ...cycle, phase: { name: "traded", side } }, commands: step.commands };
}

/** Whether the market has gone on since the decision's orders were priced: none of them is begun at prices of then. */
export function arePricesOld({ market, flights, task }: Cycle, at: Instant): boolean {
  const { now } = known(market, "orders are priced after the market was observed");
  if (at - now > task.mandate.limits.maxQuoteAgeMs) return true;
  // Whoever tried again has observed a newer market than the one that was decided on.
  for (const { intent } of flights.values()) if (intent.slot.attempt > 0) return true;
  return false;
}

/** Asks for a new market, for those orders of a side that are to be tried again. */
export const reprice = (cycle: Cycle, side: Side): CycleStep => {
  const { commands } = observe(cycle);
  return { cycle: { ...cycle, phase: { name: "repricing", side } }, commands };
};

/** With a new market: the next attempt at every leg of the side that is not complete, and the first at the others. */
export function retry(cycle: Cycle, side: Side, at: Instant): CycleStep {
  const trading: Cycle = { ...cycle, phase: { name: "trading", side } };
  const due = legs(trading, side).filter((leg) => leg.attempts.length === 0 || mayRetry(trading, leg, at));
  const denied: FlightStep[] = [];
  const approved = due.flatMap((leg): readonly Leg[] => {
    const slot = { ...leg.intent.slot, attempt: leg.attempts.length };
    const { intent, denial } = approve(trading, slot, remainingOf(leg));
    if (denial === undefined) return [{ intent, attempts: leg.attempts }];
    denied.push(deny(intent, denial, at));
    return [];
  });
  return wait(withFlights(trading, [...denied, ...send(trading, approved, at)]), at);
}

/** Whether too much was left unsold for the buys to begin: not filled, or denied in the first place. */
export function salesFailed(cycle: Cycle): boolean {
  const unsold = legs(cycle, "sell").map((leg) => valueOf(remainingOf(leg), leg.intent.decisionPrice));
  const { verdicts } = known(cycle.decision, "sales fail after the decision");
  for (const { outcome, intent } of verdicts)
    if (outcome === "denied" && intent.side === "sell") unsold.push(valueOf(intent.quantity, intent.decisionPrice));
  return cycle.task.mandate.limits.maxFailedSells.isBelow(sum(unsold));
}

/** The next orders of legs whose intents were approved: sells as they are, buys as far as there is cash for them. */
function send(cycle: Cycle, due: readonly Leg[], at: Instant): readonly FlightStep[] {
  if (due[0]?.intent.side !== "buy") return leave(cycle, due, at);
  const paid = affordable(
    cycle,
    due.map(({ intent }) => intent),
  );
  const fitted = due.map((leg, index) => ({ ...leg, intent: known(paid[index], "every buy is fitted to the cash") }));
  const isPaid = ({ intent }: Leg): boolean => intent.quantity.isPositive();
  const denied = fitted
    .filter((leg) => !isPaid(leg))
    .map(({ intent }) => deny(intent, "there is no cash left for it", at));
  return [...denied, ...leave(cycle, fitted.filter(isPaid), at)];
}

/** The buys as far as the cash that is really there pays for them at their limits. */
function affordable(cycle: Cycle, intents: readonly OrderIntent[]): readonly OrderIntent[] {
  const { book } = known(cycle.memory, "buys are sized after the ledger was read");
  const { buyingPower, accruedFees } = known(cycle.account, "buys are sized after the account was read");
  const market = known(cycle.market, "buys are sized after the market was observed");
  const fees = sum(intents.map((intent) => feesOf(intent, cycle)));
  const budget = smaller(book.cash.minus(accruedFees), buyingPower).minus(fees);
  const quantities = fitBuys(
    intents.map(({ ticker, quantity, limit }) => ({
      quantity,
      limit,
      isFractionable: market.assets.get(ticker)?.isFractionable ?? false,
    })),
    budget,
  );
  return intents.map((intent, index) => ({ ...intent, quantity: known(quantities[index], "every buy is fitted") }));
}

function feesOf({ side, quantity, limit }: OrderIntent, { task }: Cycle): Money {
  return task.mandate.costs.fees({ side, quantity, value: valueOf(quantity, limit), session: task.tradeSession });
}

function mayRetry({ isStopping, task }: Cycle, leg: Leg, at: Instant): boolean {
  const last = leg.attempts.at(-1);
  if (last === undefined || isStopping) return false;
  const isOver = last.stage.at === "done" && last.record.status !== "rejected";
  return isOver && mayClimb(leg, task, at);
}

const legs = ({ decision, flights }: Cycle, side: Side): readonly Leg[] =>
  legsOf(
    known(decision, "orders are sent after the decision").intents.filter((intent) => intent.side === side),
    flights,
  );
