import {
  fitBuys,
  intended,
  known,
  requestOf,
  smaller,
  sum,
  valueOf,
  type Instant,
  type Money,
  type OrderIntent,
  type Side,
} from "@alchemiser/domain";
import { approve } from "./approving.ts";
import type { Cycle, CycleStep } from "./cycle.ts";
import { observe } from "./deciding.ts";
import { isLanded, launch, type Flight, type FlightStep } from "./flight.ts";
import { legsOf, remainingOf, type Leg } from "./legs.ts";
import { settle } from "./settling.ts";
import { withFlights } from "./with-flights.ts";

/** Sends the orders of one side that have not been sent, and waits for all of them. */
export function trade(cycle: Cycle, side: Side, at: Instant): CycleStep {
  const trading: Cycle = { ...cycle, phase: { name: "trading", side } };
  const unsent = legs(trading, side).filter(({ attempts }) => attempts.length === 0);
  const intents = unsent.map(({ intent }) => intent);
  return wait(take(trading, side === "buy" ? affordable(trading, intents) : intents, at), at);
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

/** Asks for a new market, for those orders of a side that are to be tried again. */
export const reprice = (cycle: Cycle, side: Side): CycleStep => {
  const { commands } = observe(cycle);
  return { cycle: { ...cycle, phase: { name: "repricing", side } }, commands };
};

/** With a new market: the next attempt at every leg of the side that is not complete. */
export function retry(cycle: Cycle, side: Side, at: Instant): CycleStep {
  const trading: Cycle = { ...cycle, phase: { name: "trading", side } };
  const approvals = legs(trading, side)
    .filter((leg) => mayRetry(trading, leg, at))
    .map((leg) => approve(trading, { ...leg.intent.slot, attempt: leg.attempts.length }, remainingOf(leg)));
  const approved = approvals.flatMap(({ intent, denial }) => (denial === undefined ? [intent] : []));
  const paid = new Map(
    (side === "buy" ? affordable(trading, approved) : approved).map((intent) => [intent.id, intent]),
  );
  const steps = approvals.map(({ intent, denial }) => {
    const sent = paid.get(intent.id);
    return sent === undefined ? deny(intent, denial ?? "there is no cash left for it", at) : launch(sent, at);
  });
  return wait(withFlights(trading, steps), at);
}

/** Whether too much was left unsold for the buys to begin. */
export function salesFailed(cycle: Cycle): boolean {
  const unsold = legs(cycle, "sell").map((leg) => valueOf(remainingOf(leg), leg.intent.decisionPrice));
  return cycle.task.mandate.limits.maxFailedSells.isBelow(sum(unsold));
}

function take(cycle: Cycle, intents: readonly OrderIntent[], at: Instant): CycleStep {
  if (cycle.isStopping || intents.length === 0) return { cycle, commands: [] };
  return withFlights(
    cycle,
    intents.map((intent) => launch(intent, at)),
  );
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
  return intents.flatMap((intent, index) => {
    const quantity = quantities[index];
    return quantity?.isPositive() === true ? [{ ...intent, quantity }] : [];
  });
}

function feesOf({ side, quantity, limit }: OrderIntent, { task }: Cycle): Money {
  return task.mandate.costs.fees({ side, quantity, value: valueOf(quantity, limit), session: task.tradeSession });
}

function mayRetry({ isStopping, task }: Cycle, leg: Leg, at: Instant): boolean {
  const last = leg.attempts.at(-1);
  if (last === undefined || isStopping || at >= task.window.until) return false;
  const isOver = last.stage.at === "done" && last.record.status !== "rejected";
  return isOver && leg.attempts.length < task.mostAttempts && remainingOf(leg).isPositive();
}

/** An order that is not sent, kept with the reason. */
export const deny = (intent: OrderIntent, reason: string, at: Instant): FlightStep => {
  const flight: Flight = { intent, record: intended(requestOf(intent), at), stage: { at: "denied", reason } };
  return { flight, commands: [] };
};

const legs = ({ decision, flights }: Cycle, side: Side): readonly Leg[] =>
  legsOf(
    known(decision, "orders are sent after the decision").intents.filter((intent) => intent.side === side),
    flights,
  );
