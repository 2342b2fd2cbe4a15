import {
  isoTime,
  slippageOf,
  type Activity,
  type Instant,
  type LedgerRecord,
  type Trip,
  type Verdict,
} from "@alchemiser/domain";
import type { Command } from "../cycle/command.ts";
import type { Cycle, CycleStep } from "../cycle/cycle.ts";
import type { CycleEvent } from "../cycle/event.ts";
import type { LegResult, Outcome } from "../cycle/outcome.ts";
import type { Witness } from "../live/live-driver.ts";
import type { RunEvent, RunEventLevel, RunEventSubscriber } from "../ports/run-events.ts";

export interface RunIdentity {
  readonly runId: string;
  /** What belongs together: the mandate and its session. */
  readonly correlationId: string;
}

/** Tells `subscribers` of a run what its steps mean. They are told, and cannot change anything. */
export function runEvents(identity: RunIdentity, subscribers: readonly RunEventSubscriber[]): Witness {
  const seen = new Set<Trip>();
  return (event, step) => {
    const trips = step.cycle.trips.filter((trip) => !seen.has(trip));
    for (const trip of trips) seen.add(trip);
    const happenings = [
      ...heard(event, step.cycle.flights),
      ...stuck(event, step),
      ...trips.map(tripped),
      ...asked(step),
      ...ended(step),
    ];
    for (const happening of happenings)
      tell(subscribers, { ...identity, at: event.at, causationId: undefined, ...happening });
  };
}

/** Tells that a run came to no end of its own: what a port or a subscriber threw went through it. */
export function tellFailure(
  identity: RunIdentity,
  subscribers: readonly RunEventSubscriber[],
  { at, error }: Failure,
): void {
  const [failure, reason] = error instanceof Error ? [error.name, error.message] : ["unknown", String(error)];
  const told = happening("run-failed", "error", { failure, reason, error });
  tell(subscribers, { ...identity, at, causationId: undefined, ...told });
}

interface Failure {
  readonly at: Instant;
  readonly error: unknown;
}

function tell(subscribers: readonly RunEventSubscriber[], event: RunEvent): void {
  for (const subscriber of subscribers) subscriber(event);
}

type Happening = Pick<RunEvent, "name" | "level" | "data"> & { readonly causationId?: string };

type Flights = Cycle["flights"];

/** What the world said. */
function heard(event: CycleEvent, flights: Flights): readonly Happening[] {
  switch (event.kind) {
    case "account-read":
      return [happening("account-read", "debug", { cash: event.snapshot.cash.toString() })];
    case "observed":
      return [happening("market-observed", "debug", { quotes: event.market.quotes.size })];
    case "frozen": {
      const { intents, verdicts } = event.decision;
      const denied = verdicts.filter(({ outcome }) => outcome === "denied");
      return [
        happening("decision-frozen", "info", { orders: intents.length, denied: denied.length }),
        ...denied.map(deniedOrder),
      ];
    }
    case "submitted":
      return [submitted(event, flights)];
    case "reported":
      return reported(event, flights);
    case "unclear":
      return [{ ...happening("order-unclear", "error", { reason: event.reason }), causationId: event.id }];
    case "out-of-reach": {
      const { service, reason, until } = event;
      return [happening("broker-out-of-reach", "error", { service, reason, until: isoTime(until) })];
    }
    case "in-reach":
      return [happening("broker-in-reach", "info", { service: event.service })];
    case "stop":
    case "halt":
      return [happening("stop-asked", "warn", {})];
    default:
      return [];
  }
}

/** What was believed of the account until now, and is not so. */
function amended(activity: Activity): readonly Happening[] {
  if (activity.kind === "reorganization") {
    const { ticker, into, cash } = activity;
    const [became, paid] = [into === undefined ? "no shares" : into.ticker, cash.toString()];
    return [happening("holding-reorganized", "warn", { ticker, became, paid })];
  }
  if (activity.kind !== "bust" && activity.kind !== "correction") return [];
  const { side, ticker, quantity, price } = activity.fill;
  const data = { kind: activity.kind, side, ticker, quantity: quantity.toString(), price: price.toString() };
  return [{ ...happening("trade-amended", "error", data), causationId: activity.fill.orderId }];
}

function deniedOrder({ intent: { id, side, ticker }, denials }: Verdict): Happening {
  const reason = denials.map(({ code, sentence }) => `${code}: ${sentence}`).join("; ");
  return {
    ...happening("order-denied", side === "sell" ? "error" : "warn", { side, ticker, reason }),
    causationId: id,
  };
}

/** An order of which it could not be found out what became. */
function stuck(event: CycleEvent, { cycle }: CycleStep): readonly Happening[] {
  const stage = "id" in event ? cycle.flights.get(event.id)?.stage : undefined;
  if (stage?.at !== "stuck" || !("id" in event)) return [];
  return [{ ...happening("order-stuck", "error", { reason: stage.reason }), causationId: event.id }];
}

const tripped = ({ breaker, state, reason }: Trip): Happening =>
  happening("breaker-tripped", "error", { breaker, state, reason });

type Submitted = Extract<CycleEvent, { readonly kind: "submitted" }>;
type Reported = Extract<CycleEvent, { readonly kind: "reported" }>;

function submitted(event: Submitted, flights: Flights): Happening {
  const { id, submission } = event;
  if (submission.outcome === "accepted")
    return { ...happening("order-accepted", "info", sinceSent(event, flights)), causationId: id };
  const { outcome, reason } = submission;
  return { ...happening(`order-${outcome}`, "warn", { reason }), causationId: id };
}

/** How long ago the order was written down; nothing of orders that are not under way. */
function sinceSent({ id, at }: Submitted | Reported, flights: Flights): { readonly durationMs?: number } {
  const flight = flights.get(id);
  return flight === undefined ? {} : { durationMs: at - flight.record.intendedAt };
}

function reported(event: Reported, flights: Flights): readonly Happening[] {
  const { id, report, fill } = event;
  const status = happening("order-reported", "debug", { status: report.status, filled: report.filled.toString() });
  if (report.status === "rejected")
    return [
      { ...happening("order-rejected", "warn", { reason: report.reason ?? "no reason given" }), causationId: id },
    ];
  if (fill === undefined) return [{ ...status, causationId: id }];
  const { side, ticker, quantity, price } = fill;
  const data = { side, ticker, quantity: quantity.toString(), price: price.toString() };
  const fair = flights.get(id)?.intent.decisionPrice;
  const cost = fair === undefined ? {} : { slippageBp: slippageOf(side, { paid: price, fair }) };
  const told = { ...data, ...sinceSent(event, flights), ...cost };
  return [{ ...happening("order-filled", "info", told), causationId: id }];
}

/** What the cycle asked for. */
const asked = ({ commands, cycle: { flights } }: CycleStep): readonly Happening[] =>
  commands.flatMap((command) => sent(command, flights));

function sent(command: Command, flights: Flights): readonly Happening[] {
  if (command.do === "journal") return command.records.flatMap(written);
  if (command.do === "cancel") return [{ ...happening("order-cancel-asked", "info", {}), causationId: command.id }];
  if (command.do === "pause") return [happening("slice-awaited", "info", { until: isoTime(command.until) })];
  if (command.do !== "submit") return [];
  const { id, side, ticker } = command.request;
  const peg = flights.get(id)?.intent.slot.attempt ?? 0;
  return [{ ...happening("order-submitted", "info", { side, ticker, peg }), causationId: id }];
}

/** Sessions in a row that a sleeve may be undecided before somebody has to look. */
const ALARMING = 3;

function written(record: LedgerRecord): readonly Happening[] {
  if (record.kind === "state") {
    const { state, reason } = record;
    return [happening("trading-state-changed", state === "ACTIVE" ? "warn" : "error", { state, reason })];
  }
  if (record.kind === "activity") return amended(record.activity);
  if (record.kind !== "consulted") return [];
  return record.undecided.map(({ sleeve, sessions, reason }) =>
    sessions < ALARMING
      ? happening("sleeve-undecided", "warn", { sleeve, sessions, reason })
      : happening("sleeve-still-undecided", "error", { sleeve, sessions, reason }),
  );
}

function ended({ cycle: { phase } }: CycleStep): readonly Happening[] {
  if (phase.name !== "ended") return [];
  const { outcome } = phase;
  const legs = "legs" in outcome ? outcome.legs.flatMap(short) : [];
  return [...legs, happening("run-ended", levelOf(outcome), { outcome: outcome.kind })];
}

function short({ intent: { id, side, ticker }, filled, shortfall }: LegResult): readonly Happening[] {
  if (shortfall === undefined) return [];
  const data = { side, ticker, filled: filled.toString(), shortfall };
  return [{ ...happening("leg-short", "warn", data), causationId: id }];
}

function levelOf(outcome: Outcome): RunEventLevel {
  if (outcome.kind === "halted") return "error";
  return outcome.kind === "done" && outcome.result === "success" ? "info" : "warn";
}

const happening = (name: string, level: RunEventLevel, data: RunEvent["data"]): Happening => ({ name, level, data });
