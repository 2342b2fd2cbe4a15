import {
  instant,
  orderId,
  price,
  quantity,
  ticker,
  type Instant,
  type OrderIntent,
  type OrderReport,
  type OrderStatus,
} from "@alchemiser/domain";
import type { Command } from "../cycle/command.ts";
import type { CycleEvent } from "../cycle/event.ts";
import { launch, type Flight, type FlightStep, type Life } from "../cycle/flight.ts";
import { stepFlight, type Terms } from "../cycle/step-flight.ts";
import type { BrokerOrder, Submission } from "../ports/broker.ts";

// One order and what it is told, second by second: a purchase of 20 SPY at 500.50 or less.

const START = 1_751_463_300_000;
export const id = orderId("0a1b-250702r0-SPY-buy0-0");

export const intent: OrderIntent = {
  id,
  slot: { ticker: ticker("SPY"), side: "buy", leg: 0, attempt: 0 },
  ticker: ticker("SPY"),
  side: "buy",
  quantity: quantity("20"),
  limit: price("500.5"),
  decisionPrice: price("500"),
  attribution: [{ sleeve: "main", quantity: quantity("20") }],
};

export const terms: Terms = {
  patience: { ambiguityMs: 60_000, firstLookUpMs: 1000, cancelChecks: 3 },
  maySend: true,
};

/** So many seconds after the start. */
export const second = (seconds: number): Instant => instant(START + seconds * 1000);

/** From the start on, half a minute. */
export const life: Life = { at: second(0), lifeMs: 30_000 };

export const report = (status: OrderStatus, filled = "0"): OrderReport => ({
  status,
  brokerId: "b1",
  filled: quantity(filled),
  averagePrice: filled === "0" ? undefined : price("500"),
  reason: undefined,
  at: second(0),
});

export const accepted: Submission = { outcome: "accepted", report: report("accepted") };
export const unanswered: Submission = { outcome: "unanswered", reason: "timed out" };

/** The order as the broker has it. */
export const theirs = (status: OrderStatus, shares = "20"): BrokerOrder => ({
  request: {
    id,
    ticker: intent.ticker,
    side: "buy",
    size: { in: "shares", quantity: quantity(shares) },
    terms: { type: "limit", limit: intent.limit },
    timeInForce: "day",
    hours: "regular",
  },
  report: report(status),
});

type Told = CycleEvent extends infer Event
  ? Event extends { readonly id: unknown }
    ? Omit<Event, "at" | "id">
    : never
  : never;

/** An order that is told things, and remembers what it asked for. */
export class Story {
  flight: Flight;
  readonly asked: string[] = [];
  readonly #terms: Terms;

  constructor(begin: FlightStep, changes: Partial<Terms> = {}) {
    this.#terms = { ...terms, ...changes };
    this.flight = begin.flight;
    this.#note(begin.commands);
  }

  /** What the order asks for when it is told something, that many seconds after the start. */
  tell(seconds: number, told: Told): readonly string[] {
    const step = stepFlight(this.flight, { ...told, id, at: second(seconds) }, this.#terms);
    this.flight = step.flight;
    return this.#note(step.commands);
  }

  submitted(seconds: number, submission: Submission): readonly string[] {
    return this.tell(seconds, { kind: "submitted", submission });
  }

  found(seconds: number, order?: BrokerOrder): readonly string[] {
    return this.tell(seconds, { kind: "found", order });
  }

  woke(seconds: number): readonly string[] {
    return this.tell(seconds, { kind: "woke" });
  }

  #note(commands: readonly Command[]): readonly string[] {
    const spoken = commands.map(spokenCommand);
    this.asked.push(...spoken);
    return spoken;
  }
}

function spokenCommand(command: Command): string {
  if (command.do === "wake") return `wake at ${(command.at - START) / 1000} s`;
  if (command.do !== "journal") return command.do;
  const records = command.records.map((record) => (record.kind === "reported" ? record.report.status : record.kind));
  return `journal ${records.join(", ")}`;
}

export const launched = (changes: Partial<Terms> = {}): Story => new Story(launch(intent, life), changes);

export const working = (): Story => {
  const story = launched();
  story.submitted(0, accepted);
  return story;
};
