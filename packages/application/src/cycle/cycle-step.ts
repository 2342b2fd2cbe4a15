import { isoTime, nextSession, type Decision, type Instant } from "@alchemiser/domain";
import { approve } from "./approving.ts";
import { ended, newCycle, type Cycle, type CycleStep, type CycleTask } from "./cycle.ts";
import { beginnings, decideNow, observe } from "./deciding.ts";
import { finish } from "./ending.ts";
import type { CycleEvent } from "./event.ts";
import { abort, stepFlight } from "./flight.ts";
import { resolve, resolving } from "./resolving.ts";
import { accountRead, recalled, settle } from "./settling.ts";
import { retry, salesFailed, trade, wait } from "./trading.ts";
import { withFlights } from "./with-flights.ts";

/** Begins a cycle, or says why not. */
export function begin(task: CycleTask, at: Instant): CycleStep {
  const { from, until } = task.window;
  if (at >= from && at < until) return { cycle: newCycle(task), commands: [{ do: "recall" }] };
  const state =
    at < from ? `opens at ${isoTime(from)}` : `has closed; the next session is ${nextSession(task.tradeSession)}`;
  const reason = `it is ${isoTime(at)}, and the trading window of ${task.tradeSession} ${state}`;
  return ended(newCycle(task), { kind: "refused", reason });
}

/**
 * The whole trading cycle as a pure function: reconcile, observe, decide, execute, reconcile. Every world drives this
 * one; starting, going on and recovering are the same steps, fed from the ledger.
 */
export function cycleStep(cycle: Cycle, event: CycleEvent): CycleStep {
  if (cycle.phase.name === "ended") return { cycle, commands: [] };
  return onward(react(cycle, event), event.at);
}

function react(cycle: Cycle, event: CycleEvent): CycleStep {
  switch (event.kind) {
    case "recalled":
      return recalled(cycle, event.memory);
    case "account-read":
      return accountRead(cycle, event);
    case "observed":
      return observed({ ...cycle, market: event.market }, event.at);
    case "frozen":
      return carryOut(cycle, event.decision, event.at);
    case "stop":
      return stop(cycle, event.at);
    default:
      return flown(cycle, event);
  }
}

/** Passes through the phases that wait for nothing. */
function onward(step: CycleStep, at: Instant): CycleStep {
  const next = after(step.cycle, at);
  return next === undefined ? step : onward({ cycle: next.cycle, commands: [...step.commands, ...next.commands] }, at);
}

function after(cycle: Cycle, at: Instant): CycleStep | undefined {
  const { phase } = cycle;
  switch (phase.name) {
    case "settled":
      if (phase.next === "resolve") return resolve(cycle, at);
      return phase.next === "buy" ? trade(cycle, "buy", at) : finish(cycle, at);
    case "resolved":
      return cycle.isStopping ? settle(cycle, "end") : observe(cycle);
    case "traded":
      return traded(cycle, phase.side);
    default:
      return undefined;
  }
}

/** After the sells the buys, if their money is there; after the buys the end. What sent nothing needs no second look. */
function traded(cycle: Cycle, side: "buy" | "sell"): CycleStep {
  const hasBuys = cycle.decision?.intents.some((intent) => intent.side === "buy") === true;
  if (side === "sell" && hasBuys && !cycle.isStopping && !salesFailed(cycle)) return settle(cycle, "buy");
  return settle(cycle, "end");
}

function observed(cycle: Cycle, at: Instant): CycleStep {
  const { phase } = cycle;
  if (phase.name === "trading") return retry(cycle, phase.side, at);
  if (phase.name !== "observing") return { cycle, commands: [] };
  return cycle.decision === undefined ? decideNow(cycle) : resume(cycle, cycle.decision, at);
}

/** Carries out the decision that is kept: the one that was just made, or the one that was there first. */
function carryOut(cycle: Cycle, decision: Decision, at: Instant): CycleStep {
  const records = beginnings(cycle, decision, at);
  const step = trade({ ...cycle, decision }, "sell", at);
  return records.length === 0 ? step : { ...step, commands: [{ do: "journal", records }, ...step.commands] };
}

/** Goes on with an earlier run's decision: what it had not sent is priced anew and passes the gate again. */
function resume(cycle: Cycle, decision: Decision, at: Instant): CycleStep {
  const sent = new Set(cycle.flights.keys());
  const intents = decision.intents.map((intent) => {
    if (sent.has(intent.id)) return intent;
    const { intent: priced, denial } = approve(cycle, intent.slot, intent.quantity);
    return denial === undefined ? priced : undefined;
  });
  const approved = intents.filter((intent) => intent !== undefined);
  return carryOut(cycle, { ...decision, intents: approved }, at);
}

/** What happens to one order, and what follows from it for the others. */
function flown(cycle: Cycle, event: CycleEvent): CycleStep {
  const flight = "id" in event ? cycle.flights.get(event.id) : undefined;
  if (flight === undefined) return { cycle, commands: [] };
  const next = stepFlight(flight, event, cycle.task.patience);
  if (next.flight === flight && next.commands.length === 0) return { cycle, commands: [] };
  const step = withFlights(cycle, [next]);
  if (cycle.phase.name === "resolving") return resolving(step);
  return wait(step, event.at);
}

/** A person wants it to end: what works is cancelled, what waits for an answer is waited for, nothing new is sent. */
function stop(cycle: Cycle, at: Instant): CycleStep {
  const stopping: Cycle = { ...cycle, isStopping: true };
  const step = withFlights(stopping, [...cycle.flights.values()].map(abort));
  return cycle.phase.name === "observing" ? settle(step.cycle, "end") : wait(step, at);
}
