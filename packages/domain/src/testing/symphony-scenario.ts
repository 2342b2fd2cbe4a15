import { invariant } from "../kernel/invariant.ts";
import type { Column } from "../kernel/column.ts";
import { historyOf, type History } from "../market/history.ts";
import { ticker, type Ticker } from "../market/ticker.ts";
import type { Strategy, Study } from "../strategy/strategy.ts";
import { symphony } from "../symphony/symphony.ts";
import { describeError } from "../symphony/symphony-error.ts";
import { sessionsFrom2000 } from "./wandering-history.ts";

// A vocabulary for tests of programs: closes by symbol go in, `{ SPY: 0.6, BIL: 0.4 }` comes out.

export type Closes = Readonly<Record<string, readonly number[]>>;

/** The strategy in a text, which must be without errors. */
export function strategyIn(text: string): Strategy {
  const reading = symphony(text, "test.clj");
  const errors = reading.outcome === "refused" ? reading.errors.map(describeError).join("\n") : "";
  invariant(reading.outcome === "read", `the text is a program: ${errors}`);
  return reading.strategy;
}

/** What is wrong with a text, as people read it; nothing when it is a program. */
export function complaintsAbout(text: string): readonly string[] {
  const reading = symphony(text, "test.clj");
  return reading.outcome === "refused" ? reading.errors.map(describeError) : [];
}

export function closesHistory(closes: Closes): History {
  const columns = Object.entries(closes).map(([name, values]): [Ticker, Column] => [
    ticker(name),
    Float64Array.from(values),
  ]);
  return historyOf(sessionsFrom2000(Math.max(...columns.map(([, column]) => column.length))), new Map(columns));
}

/** A body as a program. */
export const program = (body: string): string => `(defsymphony "test" [${body}])`;

export const studyOf = (body: string, closes: Closes): Study => strategyIn(program(body)).study(closesHistory(closes));

/** What a body holds on the last session: weights to twelve decimals, or the reason why that is undecided. */
export function held(body: string, closes: Closes): Readonly<Record<string, number>> | string {
  return heldOn(body, closes, closesHistory(closes).sessions.length - 1);
}

export function heldOn(body: string, closes: Closes, row: number): Readonly<Record<string, number>> | string {
  const allocation = studyOf(body, closes).allocationAt(row);
  if (allocation.outcome === "undecided") return allocation.reason;
  return Object.fromEntries([...allocation.weights].map(([name, weight]) => [name, Math.round(weight * 1e12) / 1e12]));
}
