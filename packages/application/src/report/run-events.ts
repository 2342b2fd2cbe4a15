import { isoTime, type LedgerRecord } from "@alchemiser/domain";
import type { Command } from "../cycle/command.ts";
import type { CycleStep } from "../cycle/cycle.ts";
import type { CycleEvent } from "../cycle/event.ts";
import type { Outcome } from "../cycle/outcome.ts";
import type { Witness } from "../live/live-driver.ts";
import type { RunEvent, RunEventLevel, RunEventSubscriber } from "../ports/run-events.ts";

export interface RunIdentity {
  readonly runId: string;
  /** What belongs together: the mandate and its session. */
  readonly correlationId: string;
}

/** Tells `subscribers` of a run what its steps mean. They are told, and cannot change anything. */
export function runEvents(identity: RunIdentity, subscribers: readonly RunEventSubscriber[]): Witness {
  return (event, step) => {
    for (const happening of [...heard(event), ...asked(step), ...ended(step)]) {
      const told: RunEvent = { ...identity, at: event.at, causationId: undefined, ...happening };
      for (const subscriber of subscribers) subscriber(told);
    }
  };
}

type Happening = Pick<RunEvent, "name" | "level" | "data"> & { readonly causationId?: string };

/** What the world said. */
function heard(event: CycleEvent): readonly Happening[] {
  switch (event.kind) {
    case "account-read":
      return [happening("account-read", "debug", { cash: event.snapshot.cash.toString() })];
    case "observed":
      return [happening("market-observed", "debug", { quotes: event.market.quotes.size })];
    case "frozen": {
      const { intents, verdicts } = event.decision;
      const denied = verdicts.filter(({ outcome }) => outcome === "denied").length;
      return [happening("decision-frozen", "info", { orders: intents.length, denied })];
    }
    case "submitted":
      return [submitted(event)];
    case "reported":
      return reported(event);
    case "unclear":
      return [{ ...happening("order-unclear", "error", { reason: event.reason }), causationId: event.id }];
    case "out-of-reach": {
      const { service, reason, until } = event;
      return [happening("broker-out-of-reach", "error", { service, reason, until: isoTime(until) })];
    }
    case "in-reach":
      return [happening("broker-in-reach", "info", { service: event.service })];
    case "stop":
      return [happening("stop-asked", "warn", {})];
    default:
      return [];
  }
}

function submitted({ id, submission }: Extract<CycleEvent, { readonly kind: "submitted" }>): Happening {
  if (submission.outcome === "accepted") return { ...happening("order-accepted", "info", {}), causationId: id };
  const { outcome, reason } = submission;
  return { ...happening(`order-${outcome}`, "warn", { reason }), causationId: id };
}

function reported({ id, report, fill }: Extract<CycleEvent, { readonly kind: "reported" }>): readonly Happening[] {
  const status = happening("order-reported", "debug", { status: report.status, filled: report.filled.toString() });
  if (fill === undefined) return [{ ...status, causationId: id }];
  const { side, ticker, quantity, price } = fill;
  const data = { side, ticker, quantity: quantity.toString(), price: price.toString() };
  return [{ ...happening("order-filled", "info", data), causationId: id }];
}

/** What the cycle asked for. */
const asked = ({ commands }: CycleStep): readonly Happening[] => commands.flatMap(sent);

function sent(command: Command): readonly Happening[] {
  if (command.do === "journal") return command.records.flatMap(written);
  if (command.do === "cancel") return [{ ...happening("order-cancel-asked", "info", {}), causationId: command.id }];
  if (command.do === "pause") return [happening("slice-awaited", "info", { until: isoTime(command.until) })];
  if (command.do !== "submit") return [];
  const { id, side, ticker } = command.request;
  return [{ ...happening("order-submitted", "info", { side, ticker }), causationId: id }];
}

/** Sessions in a row that a sleeve may be undecided before somebody has to look. */
const ALARMING = 3;

function written(record: LedgerRecord): readonly Happening[] {
  if (record.kind === "state") {
    const { state, reason } = record;
    return [happening("trading-state-changed", state === "ACTIVE" ? "warn" : "error", { state, reason })];
  }
  if (record.kind !== "consulted") return [];
  return record.undecided.map(({ sleeve, sessions, reason }) =>
    sessions < ALARMING
      ? happening("sleeve-undecided", "warn", { sleeve, sessions, reason })
      : happening("sleeve-still-undecided", "error", { sleeve, sessions, reason }),
  );
}

function ended({ cycle: { phase } }: CycleStep): readonly Happening[] {
  if (phase.name !== "ended") return [];
  const { kind } = phase.outcome;
  return [happening("run-ended", levelOf(phase.outcome), { outcome: kind })];
}

function levelOf(outcome: Outcome): RunEventLevel {
  if (outcome.kind === "halted") return "error";
  return outcome.kind === "done" && outcome.result === "success" ? "info" : "warn";
}

const happening = (name: string, level: RunEventLevel, data: RunEvent["data"]): Happening => ({ name, level, data });
