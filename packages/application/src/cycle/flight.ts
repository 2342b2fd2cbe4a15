import {
  applyReport,
  instant,
  intended,
  isOpen,
  requestOf,
  type Fill,
  type Instant,
  type OrderIntent,
  type OrderRecord,
  type OrderReport,
  type OrderRequest,
} from "@alchemiser/domain";
import type { BrokerOrder, Submission } from "../ports/broker.ts";
import type { Command } from "./command.ts";
import type { CycleEvent } from "./event.ts";

/** How patient a cycle is with one order. */
export interface Patience {
  /** How long an order may work before it is cancelled. */
  readonly orderLifeMs: number;
  /** How long an order that nobody answered for is looked for, before it is sent once more, and again after that. */
  readonly ambiguityMs: number;
  /** The first pause between two look-ups; each is twice as long as the one before. */
  readonly firstLookUpMs: number;
  /** How often the end of a cancelled order is asked for. */
  readonly cancelChecks: number;
}

/** Where an order is on its way. */
export type Stage =
  | { readonly at: "sending"; readonly isResent: boolean }
  /** Nobody answered: it is neither accepted nor failed. */
  | { readonly at: "asking"; readonly since: Instant; readonly lookUps: number; readonly isResent: boolean }
  | { readonly at: "working"; readonly deadline: Instant }
  | { readonly at: "cancelling"; readonly checks: number }
  | { readonly at: "done" }
  /** It could not be found out what became of it: the next cycle reconciles. */
  | { readonly at: "stuck"; readonly reason: string }
  /** The gate did not let it through: it was never sent. */
  | { readonly at: "denied"; readonly reason: string };

/** One order under way. */
export interface Flight {
  readonly intent: OrderIntent;
  readonly record: OrderRecord;
  readonly stage: Stage;
}

export interface FlightStep {
  readonly flight: Flight;
  readonly commands: readonly Command[];
}

/** Journals the intent, then sends it: in that order, always. */
export function launch(intent: OrderIntent, at: Instant): FlightStep {
  const request = requestOf(intent);
  return {
    flight: {
      intent,
      record: { ...intended(request, at), status: "submitted" },
      stage: { at: "sending", isResent: false },
    },
    commands: [
      { do: "journal", records: [{ kind: "intended", at, intent }] },
      { do: "submit", request },
    ],
  };
}

/** Takes up an order that an earlier run left open: it is looked for, whatever that run knew of it. */
export const adopt = (intent: OrderIntent, record: OrderRecord, at: Instant): FlightStep => ({
  flight: { intent, record, stage: { at: "asking", since: at, lookUps: 0, isResent: false } },
  commands: [{ do: "find", id: intent.id }],
});

/** What an event means to one order. Events of other orders are not shown to it. */
export function stepFlight(flight: Flight, event: CycleEvent, patience: Patience): FlightStep {
  switch (event.kind) {
    case "submitted":
      return answered(flight, event.submission, { at: event.at, patience });
    case "found":
      return found(flight, event.order, { at: event.at, patience });
    case "cancelled":
      return event.cancellation === "requested" ? check(flight, event.at) : look(flight);
    case "reported":
      return reported(flight, event, { at: event.at, patience });
    case "woke":
      return woke(flight, event.at);
    default:
      return stay(flight);
  }
}

/** Asks the broker to end the order, unless it has ended. */
export function abort(flight: Flight): FlightStep {
  if (flight.stage.at !== "working") return stay(flight);
  return {
    flight: { ...flight, stage: { at: "cancelling", checks: 0 } },
    commands: [{ do: "cancel", id: flight.intent.id }],
  };
}

export const isLanded = ({ stage }: Flight): boolean =>
  stage.at === "done" || stage.at === "stuck" || stage.at === "denied";

interface Moment {
  readonly at: Instant;
  readonly patience: Patience;
}

const stay = (flight: Flight): FlightStep => ({ flight, commands: [] });

const look = (flight: Flight): FlightStep => ({ flight, commands: [{ do: "find", id: flight.intent.id }] });

function answered(flight: Flight, submission: Submission, { at, patience }: Moment): FlightStep {
  if (flight.stage.at !== "sending") return stay(flight);
  const { isResent } = flight.stage;
  switch (submission.outcome) {
    case "accepted":
      return reported(flight, { report: submission.report, fill: undefined }, { at, patience });
    case "rejected":
      return rejected(flight, `${submission.code}: ${submission.reason}`, at);
    case "duplicate":
      return look({ ...flight, stage: { at: "asking", since: at, lookUps: 0, isResent: true } });
    case "unanswered": {
      const asking: Flight = { ...flight, stage: { at: "asking", since: at, lookUps: 0, isResent } };
      return {
        flight: asking,
        commands: [{ do: "wake", id: flight.intent.id, at: later(at, patience.firstLookUpMs) }],
      };
    }
  }
}

function rejected(flight: Flight, reason: string, at: Instant): FlightStep {
  const { brokerId, filled, averagePrice } = flight.record;
  const report: OrderReport = { status: "rejected", brokerId: brokerId ?? "", filled, averagePrice, reason, at };
  return {
    flight: { ...flight, record: applyReport(flight.record, report), stage: { at: "done" } },
    commands: [{ do: "journal", records: [{ kind: "reported", at, id: flight.intent.id, report }] }],
  };
}

/** Takes in what the broker says of the order, and waits for the rest of its life. */
function reported(flight: Flight, news: News, { at, patience }: Moment): FlightStep {
  const { report, fill } = news;
  const { id } = flight.intent;
  const record = applyReport(flight.record, report);
  const fills: readonly Command[] = fill ? [{ do: "journal", records: [{ kind: "filled", at, fill }] }] : [];
  const changes: readonly Command[] =
    record === flight.record ? [] : [{ do: "journal", records: [{ kind: "reported", at, id, report }] }];
  const told = [...fills, ...changes];
  if (!isOpen(record)) return { flight: { ...flight, record, stage: { at: "done" } }, commands: told };
  if (flight.stage.at === "working" || flight.stage.at === "cancelling")
    return { flight: { ...flight, record }, commands: told };
  const deadline = later(at, patience.orderLifeMs);
  const working: Flight = { ...flight, record, stage: { at: "working", deadline } };
  return { flight: working, commands: [...told, { do: "wake", id, at: deadline }] };
}

interface News {
  readonly report: OrderReport;
  readonly fill: Fill | undefined;
}

function found(flight: Flight, order: BrokerOrder | undefined, { at, patience }: Moment): FlightStep {
  if (flight.stage.at === "cancelling") return cancelChecked(flight, order, { at, patience });
  if (order !== undefined) {
    if (!isSameOrder(order.request, flight.record.request))
      return stuck(flight, `the broker has another order under the id "${flight.intent.id}"`);
    return reported(flight, { report: order.report, fill: undefined }, { at, patience });
  }
  if (flight.stage.at !== "asking") return stay(flight);

  const { since, lookUps, isResent } = flight.stage;
  const pause = patience.firstLookUpMs * 2 ** lookUps;
  if (later(at, pause) <= later(since, patience.ambiguityMs)) {
    const asking: Flight = { ...flight, stage: { at: "asking", since, lookUps: lookUps + 1, isResent } };
    return { flight: asking, commands: [{ do: "wake", id: flight.intent.id, at: later(at, pause) }] };
  }
  if (isResent) return stuck(flight, `the broker never answered for the order "${flight.intent.id}"`);
  // The same id once more: if the first request did arrive after all, the broker refuses the second as a duplicate.
  const request = requestOf(flight.intent);
  return {
    flight: { ...flight, stage: { at: "sending", isResent: true } },
    commands: [{ do: "submit", request }],
  };
}

function cancelChecked(flight: Flight, order: BrokerOrder | undefined, { at, patience }: Moment): FlightStep {
  const step =
    order === undefined ? stay(flight) : reported(flight, { report: order.report, fill: undefined }, { at, patience });
  if (step.flight.stage.at !== "cancelling") return step;
  const { checks } = step.flight.stage;
  if (checks >= patience.cancelChecks)
    return stuck(step.flight, `the order "${flight.intent.id}" did not end when cancelled`);
  const next: Flight = { ...step.flight, stage: { at: "cancelling", checks: checks + 1 } };
  return {
    flight: next,
    commands: [
      ...step.commands,
      { do: "wake", id: flight.intent.id, at: later(at, patience.firstLookUpMs * 2 ** checks) },
    ],
  };
}

const check = (flight: Flight, at: Instant): FlightStep =>
  flight.stage.at === "cancelling"
    ? { flight, commands: [{ do: "wake", id: flight.intent.id, at: later(at, CANCEL_GRACE_MS) }] }
    : stay(flight);

function woke(flight: Flight, at: Instant): FlightStep {
  switch (flight.stage.at) {
    case "asking":
    case "cancelling":
      return look(flight);
    case "working":
      return at >= flight.stage.deadline ? abort(flight) : stay(flight);
    default:
      return stay(flight);
  }
}

const stuck = (flight: Flight, reason: string): FlightStep => ({
  flight: { ...flight, stage: { at: "stuck", reason } },
  commands: [],
});

/** Whether the broker's order is the one that we sent. Its prices and sizes come back as they went out. */
const isSameOrder = (theirs: OrderRequest, ours: OrderRequest): boolean =>
  theirs.ticker === ours.ticker &&
  theirs.side === ours.side &&
  theirs.size.in === "shares" &&
  ours.size.in === "shares" &&
  theirs.size.quantity.equals(ours.size.quantity) &&
  limitOf(theirs) === limitOf(ours);

const limitOf = ({ terms }: OrderRequest): string => (terms.type === "limit" ? terms.limit.toString() : terms.type);

/** What a cancel may take before anybody asks. */
const CANCEL_GRACE_MS = 1000;

const later = (at: Instant, ms: number): Instant => instant(at + ms);
