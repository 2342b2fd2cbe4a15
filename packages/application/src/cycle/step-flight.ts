import {
  applyReport,
  instant,
  isOpen,
  requestOf,
  type Fill,
  type Instant,
  type OrderReport,
  type OrderRequest,
} from "@alchemiser/domain";
import type { BrokerOrder, Submission } from "../ports/broker.ts";
import type { Command } from "./command.ts";
import type { CycleEvent } from "./event.ts";
import { abort, isLanded, stay, type Flight, type FlightStep, type Patience, type Resend } from "./flight.ts";

/** What holds for all orders of a cycle. */
export interface Terms {
  readonly patience: Patience;
  /** Whether requests may leave: not after the window, and not once somebody wants the cycle to end. */
  readonly maySend: boolean;
}

/** What an event means to one order. Events of other orders are not shown to it. */
export function stepFlight(flight: Flight, event: CycleEvent, terms: Terms): FlightStep {
  const moment: Moment = { ...terms, at: event.at };
  switch (event.kind) {
    case "submitted":
      return answered(flight, event.submission, moment);
    case "found":
      return found(flight, event.order, moment);
    case "unclear":
      return isLanded(flight) ? stay(flight) : stuck(flight, event.reason);
    case "cancelled":
      return event.cancellation === "requested" ? check(flight, event.at) : look(flight);
    case "reported":
      return reported(flight, event, moment);
    case "woke":
      return woke(flight, event.at);
    default:
      return stay(flight);
  }
}

interface Moment extends Terms {
  readonly at: Instant;
}

const look = (flight: Flight): FlightStep => ({ flight, commands: [{ do: "find", id: flight.intent.id }] });

function answered(flight: Flight, submission: Submission, moment: Moment): FlightStep {
  if (flight.stage.at !== "sending") return stay(flight);
  const { at, patience } = moment;
  const { resend } = flight.stage;
  switch (submission.outcome) {
    case "accepted":
      return reported(flight, { report: submission.report, fill: undefined }, moment);
    case "rejected":
      return closed(flight, { status: "rejected", reason: `${submission.code}: ${submission.reason}` }, at);
    case "duplicate":
      return look({ ...flight, stage: { at: "asking", since: at, lookUps: 0, resend: "done" } });
    case "unsent":
    case "unanswered": {
      if (submission.outcome === "unsent" && resend === "allowed" && !moment.maySend)
        return closed(flight, { status: "canceled", reason: `it never left: ${submission.reason}` }, at);
      const asking: Flight = { ...flight, stage: { at: "asking", since: at, lookUps: 0, resend } };
      return {
        flight: asking,
        commands: [{ do: "wake", id: flight.intent.id, at: later(at, patience.firstLookUpMs) }],
      };
    }
  }
}

/** The end of an order that the broker does not tell by itself: it was refused, or it never arrived. */
function closed(flight: Flight, end: Pick<OrderReport, "status" | "reason">, at: Instant): FlightStep {
  const { brokerId, filled, averagePrice } = flight.record;
  const report: OrderReport = { ...end, brokerId: brokerId ?? "", filled, averagePrice, at };
  return {
    flight: { ...flight, record: applyReport(flight.record, report), stage: { at: "done" } },
    commands: [{ do: "journal", records: [{ kind: "reported", at, id: flight.intent.id, report }] }],
  };
}

/** Takes in what the broker says of the order, and waits for the rest of its life. */
function reported(flight: Flight, news: News, { at }: Moment): FlightStep {
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
  const deadline = later(at, flight.lifeMs);
  const working: Flight = { ...flight, record, stage: { at: "working", deadline } };
  return { flight: working, commands: [...told, { do: "wake", id, at: deadline }] };
}

interface News {
  readonly report: OrderReport;
  readonly fill: Fill | undefined;
}

function found(flight: Flight, order: BrokerOrder | undefined, moment: Moment): FlightStep {
  if (flight.stage.at === "cancelling") return cancelChecked(flight, order, moment);
  if (order !== undefined) {
    if (!isSameOrder(order.request, flight.record.request)) return mistaken(flight);
    return reported(flight, { report: order.report, fill: undefined }, moment);
  }
  if (flight.stage.at !== "asking") return stay(flight);

  const { at, patience } = moment;
  const { since, lookUps, resend } = flight.stage;
  const end = later(since, patience.ambiguityMs);
  if (at >= end) return lost(flight, resend, moment);
  const again = instant(Math.min(later(at, patience.firstLookUpMs * 2 ** lookUps), end));
  return {
    flight: { ...flight, stage: { at: "asking", since, lookUps: lookUps + 1, resend } },
    commands: [{ do: "wake", id: flight.intent.id, at: again }],
  };
}

/** The search is over. An order of an old decision is written off: sent now, it would trade at a price of then. */
function lost(flight: Flight, resend: Resend, { at, maySend }: Moment): FlightStep {
  if (resend === "forbidden") return closed(flight, { status: "expired", reason: "it never reached the broker" }, at);
  if (resend === "done" || !maySend)
    return stuck(flight, `the broker never answered for the order "${flight.intent.id}"`);
  // The same id once more: if the first request did arrive after all, the broker refuses the second as a duplicate.
  return {
    flight: { ...flight, stage: { at: "sending", resend: "done" } },
    commands: [{ do: "submit", request: requestOf(flight.intent) }],
  };
}

function cancelChecked(flight: Flight, order: BrokerOrder | undefined, moment: Moment): FlightStep {
  const step = order === undefined ? stay(flight) : reported(flight, { report: order.report, fill: undefined }, moment);
  if (step.flight.stage.at !== "cancelling") return step;
  const { at, patience } = moment;
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

const mistaken = (flight: Flight): FlightStep => ({
  flight: {
    ...flight,
    stage: { at: "mistaken", reason: `the broker has another order under the id "${flight.intent.id}"` },
  },
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
