import {
  intended,
  requestOf,
  type Instant,
  type LedgerOrder,
  type OrderIntent,
  type OrderRecord,
} from "@alchemiser/domain";
import type { Command } from "./command.ts";

/** How patient a cycle is with the answers to one order. */
export interface Patience {
  /** How long an order that nobody answered for is looked for, before it is sent once more, and again after that. */
  readonly ambiguityMs: number;
  /** The first pause between two look-ups; each is twice as long as the one before. */
  readonly firstLookUpMs: number;
  /** How often the end of a cancelled order is asked for. */
  readonly cancelChecks: number;
}

/** Whether an order that cannot be found may be sent once more, has been, or must not be: an old decision is over. */
export type Resend = "allowed" | "done" | "forbidden";

/** Where an order is on its way. */
type Stage =
  | { readonly at: "sending"; readonly resend: Resend }
  /** Nobody answered: it is neither accepted nor failed. */
  | { readonly at: "asking"; readonly since: Instant; readonly lookUps: number; readonly resend: Resend }
  | { readonly at: "working"; readonly deadline: Instant }
  | { readonly at: "cancelling"; readonly checks: number }
  | { readonly at: "done" }
  /** It could not be found out what became of it: the next cycle reconciles. */
  | { readonly at: "stuck"; readonly reason: string }
  /** The broker has another order under its id: somebody else mints our ids, and nothing more is sent. */
  | { readonly at: "mistaken"; readonly reason: string }
  /** It was never sent: the gate did not let it through, its symbol is halted, or no cash was left for it. */
  | { readonly at: "denied"; readonly reason: string };

/** One order under way. */
export interface Flight {
  readonly intent: OrderIntent;
  readonly record: OrderRecord;
  /** How long it may work, once it does, before it is cancelled. */
  readonly lifeMs: number;
  readonly stage: Stage;
}

/** When an order sets out, and how long it may work. */
export interface Life {
  readonly at: Instant;
  readonly lifeMs: number;
}

export interface FlightStep {
  readonly flight: Flight;
  readonly commands: readonly Command[];
}

/** Journals the intent, then sends it: in that order, always. */
export function launch(intent: OrderIntent, { at, lifeMs }: Life): FlightStep {
  const request = requestOf(intent);
  return {
    flight: {
      intent,
      record: { ...intended(request, at), status: "submitted" },
      lifeMs,
      stage: { at: "sending", resend: "allowed" },
    },
    commands: [
      { do: "journal", records: [{ kind: "intended", at, intent }] },
      { do: "submit", request },
    ],
  };
}

/** Takes up an order that an earlier run left open: it is looked for, whatever that run knew of it. */
export const adopt = (
  { intent, record }: Pick<LedgerOrder, "intent" | "record">,
  resend: Resend,
  { at, lifeMs }: Life,
): FlightStep => ({
  flight: { intent, record, lifeMs, stage: { at: "asking", since: at, lookUps: 0, resend } },
  commands: [{ do: "find", id: intent.id }],
});

/** An order that is not sent, kept with the reason. */
export const deny = (intent: OrderIntent, reason: string, at: Instant): FlightStep => ({
  flight: { intent, record: intended(requestOf(intent), at), lifeMs: 0, stage: { at: "denied", reason } },
  commands: [],
});

export const stay = (flight: Flight): FlightStep => ({ flight, commands: [] });

/** Asks the broker to end the order, unless it has ended. */
export function abort(flight: Flight): FlightStep {
  if (flight.stage.at !== "working") return stay(flight);
  return {
    flight: { ...flight, stage: { at: "cancelling", checks: 0 } },
    commands: [{ do: "cancel", id: flight.intent.id }],
  };
}

export const isLanded = ({ stage }: Flight): boolean => LANDED.has(stage.at);

const LANDED: ReadonlySet<Stage["at"]> = new Set(["done", "stuck", "mistaken", "denied"]);
