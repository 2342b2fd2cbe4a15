import type { Decision, Instant, Side } from "@alchemiser/domain";
import { andThen } from "./and-then.ts";
import { approve } from "./approving.ts";
import { firstSlot } from "./climbing.ts";
import { countOutage, countRejection, lookAtLosses, mayBuyNow, mayLeave } from "./breaking.ts";
import type { Command } from "./command.ts";
import { ended, newCycle, NOBODY, type Cycle, type CycleStep, type CycleTask, type Next } from "./cycle.ts";
import { beginnings, decideNow, observe } from "./deciding.ts";
import { finish } from "./ending.ts";
import type { CycleEvent } from "./event.ts";
import { abort, deny, isLanded, type FlightStep } from "./flight.ts";
import { haltedLegs } from "./halting.ts";
import { legsOf } from "./legs.ts";
import { agreed, resolve, resolving } from "./resolving.ts";
import { accountRead, newActivities, recalled, settle, type AccountRead } from "./settling.ts";
import { stepFlight } from "./step-flight.ts";
import { arePricesOld, reprice, retry, salesFailed, trade, wait } from "./trading.ts";
import { whyShut } from "./window.ts";
import { withFlights } from "./with-flights.ts";
import { writtenFirst } from "./written-first.ts";

/** Begins a cycle, or says why not. Account and ledger can be brought together at any time, and a flatten is noted. */
export function begin(task: CycleTask, at: Instant): CycleStep {
  const reason = task.aim === "rebalance" ? whyShut(task, at) : undefined;
  if (reason !== undefined) return ended(newCycle(task), { kind: "refused", reason });
  return { cycle: newCycle(task), commands: [{ do: "recall" }] };
}

/**
 * The whole trading cycle as a pure function: reconcile, observe, decide, execute, reconcile. Every world drives this
 * one; starting, going on and recovering are the same steps, fed from the ledger.
 */
export function cycleStep(cycle: Cycle, event: CycleEvent): CycleStep {
  if (cycle.phase.name === "ended") return { cycle, commands: [] };
  return writtenFirst(onward(react(cycle, event), event.at));
}

function react(cycle: Cycle, event: CycleEvent): CycleStep {
  switch (event.kind) {
    case "recalled":
      return recalled(cycle, event.memory, event.at);
    case "account-read":
      return read(cycle, event);
    case "observed":
      return observed({ ...cycle, market: event.market, openOrders: event.openOrders }, event.at);
    case "frozen":
      return carryOut(cycle, event.decision, event.at);
    case "paused":
      return cycle.phase.name === "doubting"
        ? settle(cycle, cycle.phase.next)
        : wait({ cycle: { ...cycle, pausesUntil: undefined }, commands: [] }, event.at);
    case "stop":
      return stop(cycle, event.at);
    case "halt":
      return cycle.alarm === undefined
        ? raise({ cycle, commands: [] }, event.reason, event.at)
        : { cycle, commands: [] };
    case "out-of-reach":
      return countOutage(cycle, event.at);
    default:
      return flown(cycle, event);
  }
}

/** What nobody knows of the account's past is written down like the rest of it, and somebody has to look. */
function read(cycle: Cycle, event: AccountRead): CycleStep {
  const step = accountRead(cycle, event);
  const { memory } = cycle;
  if (memory?.account === undefined || step.cycle.phase.name !== "refreshing") return step;
  const unknown = newActivities(memory, event.page).find((activity) => activity.kind === "unknown");
  return unknown === undefined ? step : raise(step, unknown.what, event.at);
}

/** Passes through the phases that wait for nothing. */
function onward(step: CycleStep, at: Instant): CycleStep {
  const next = after(step.cycle, at);
  return next === undefined
    ? step
    : onward(
        andThen(step, () => next),
        at,
      );
}

function after(cycle: Cycle, at: Instant): CycleStep | undefined {
  const { phase } = cycle;
  switch (phase.name) {
    case "settled":
      return proceed(cycle, phase.next, at);
    case "resolved":
      return cycle.isStopping || cycle.task.aim === "reconcile" ? settle(cycle, "end") : observe(cycle);
    case "traded":
      return traded(cycle, phase.side, at);
    default:
      return undefined;
  }
}

function proceed(cycle: Cycle, next: Next, at: Instant): CycleStep {
  if (cycle.isOutdated) return settle(cycle, next);
  switch (next) {
    case "resolve":
      return resolve(cycle, at);
    case "decide":
      return agreed(cycle, at);
    case "buy":
      return mayBuyNow(cycle) ? buy(cycle, at) : giveUp(cycle, "buy", at);
    case "buy again":
      return mayBuyNow(cycle) ? reprice(cycle, "buy", at) : giveUp(cycle, "buy", at);
    case "end":
      return finish(cycle, at);
  }
}

/** After the sells the buys, if their money is there; after the buys the end. What sent nothing has changed nothing. */
function traded(cycle: Cycle, side: Side, at: Instant): CycleStep {
  const hasBuys = cycle.decision?.intents.some((intent) => intent.side === "buy") === true;
  if (side === "sell" && hasBuys && mayBuy(cycle)) return settle(cycle, "buy");
  return cycle.flights.size === 0 ? finish(cycle, at) : settle(cycle, "end");
}

const mayBuy = (cycle: Cycle): boolean => mayBuyNow(cycle) && !salesFailed(cycle);

const buy = (cycle: Cycle, at: Instant): CycleStep =>
  arePricesOld(cycle, at) ? reprice(cycle, "buy", at) : trade(cycle, "buy", at);

/** The losses come first: nothing is sent at prices that have tripped a breaker. */
function observed(cycle: Cycle, at: Instant): CycleStep {
  const { phase } = cycle;
  if (phase.name !== "observing" && phase.name !== "repricing") return { cycle, commands: [] };
  return andThen(lookAtLosses(cycle, at), (looked) => {
    if (looked.isStopping) return stop(looked, at);
    if (phase.name === "repricing") return retry(looked, phase, at);
    return looked.decision === undefined ? decideNow(looked) : resume(looked, looked.decision, at);
  });
}

/** Sends nothing more of a side, and waits for what is under way. */
const giveUp = (cycle: Cycle, side: Side, at: Instant): CycleStep =>
  wait({ cycle: { ...cycle, phase: { name: "trading", side } }, commands: [] }, at);

/** Carries out the decision that is kept: the one that was just made, or the one that was there first. */
function carryOut(cycle: Cycle, decision: Decision, at: Instant): CycleStep {
  if (cycle.isStopping) return settle({ ...cycle, decision }, "end");
  const records = beginnings(cycle, decision, at);
  if (decision.intents.length === 0 && records.length === 0)
    return { cycle: { ...cycle, decision, phase: { name: "traded", side: "sell" } }, commands: [] };
  const halted = withFlights({ ...cycle, decision }, haltedLegs(cycle, decision, at));
  const step = trade(halted.cycle, "sell", at);
  return records.length === 0 ? step : { ...step, commands: [{ do: "journal", records }, ...step.commands] };
}

/** Goes on with an earlier run's decision: what it had not sent is priced anew and passes the gate again. */
function resume(cycle: Cycle, decision: Decision, at: Instant): CycleStep {
  const denials: FlightStep[] = [];
  const intents = legsOf(decision.intents, cycle.flights).map(({ intent, attempts }) => {
    if (attempts.length > 0) return intent;
    const slot = firstSlot({ ...cycle, decision }, { intent, attempts });
    const { intent: priced, denial } = approve(cycle, slot, intent.quantity);
    if (denial !== undefined) denials.push(deny(priced, denial, at));
    return priced;
  });
  return carryOut(withFlights(cycle, denials).cycle, { ...decision, intents }, at);
}

/** What happens to one order, and what follows from it for the others. */
function flown(cycle: Cycle, event: CycleEvent): CycleStep {
  const flight = "id" in event ? cycle.flights.get(event.id) : undefined;
  if (flight === undefined) return { cycle, commands: [] };
  const { patience, window } = cycle.task;
  const mayWork = mayLeave(cycle, flight.intent.side);
  const next = stepFlight(flight, event, { patience, maySend: mayWork && event.at < window.until });
  if (next.flight === flight && next.commands.length === 0) return { cycle, commands: [] };
  const isWritten = next.commands.some((command) => command.do === "journal");
  const moved = isWritten ? { ...cycle, isOutdated: true, isBehind: true } : cycle;
  // What is through binds no cash any longer.
  const freed = isLanded(next.flight) && cycle.short.size > 0 ? { ...moved, short: NOBODY } : moved;
  const flown = withFlights(freed, [mayWork ? next : aborted(next)]);
  const isRejected = next.flight.record.status === "rejected" && flight.record.status !== "rejected";
  const step = isRejected ? countRejection(flown, event.at) : flown;
  if (next.flight.stage.at === "mistaken") return raise(step, next.flight.stage.reason, event.at);
  if (cycle.phase.name === "resolving") return resolving(step);
  return wait(step, event.at);
}

/** Halts the account, in the ledger before anything else, and brings what works to its end. */
function raise({ cycle, commands }: CycleStep, alarm: string, at: Instant): CycleStep {
  const memory = cycle.memory && { ...cycle.memory, trading: "HALTED" as const };
  const step = stop({ ...cycle, memory, alarm }, at);
  const halt: Command = { do: "journal", records: [{ kind: "state", at, state: "HALTED", reason: alarm }] };
  return { cycle: step.cycle, commands: [halt, ...commands, ...step.commands] };
}

/** What begins to work and may not any longer is cancelled at once. */
function aborted({ flight, commands }: FlightStep): FlightStep {
  const step = abort(flight);
  return { flight: step.flight, commands: [...commands, ...step.commands] };
}

/** A person wants it to end: what works is cancelled, what waits for an answer is waited for, nothing new is sent. */
function stop(cycle: Cycle, at: Instant): CycleStep {
  const step = withFlights({ ...cycle, isStopping: true }, [...cycle.flights.values()].map(abort));
  const { phase } = cycle;
  if (phase.name === "repricing") return andThen(step, (stopping) => giveUp(stopping, phase.side, at));
  // Orders that an earlier run left working are brought to their end like those of other decisions.
  if (phase.name === "observing" || phase.name === "resolving")
    return resolving({ ...step, cycle: { ...step.cycle, phase: { name: "resolving" } } });
  return wait(step, at);
}
