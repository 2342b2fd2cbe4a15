import { known, legPart, orderId } from "@alchemiser/domain";
import type { Alerts } from "../ports/alerts.ts";
import type { RunEvent, RunEventSubscriber } from "../ports/run-events.ts";

/** The events that somebody should know of at once, and what they are told. */
const SENTENCES: ReadonlyMap<string, (data: RunEvent["data"]) => string> = new Map([
  ["order-denied", (data) => `the gate denies to ${words(data, "side", "ticker")}: ${words(data, "reason")}`],
  ["order-rejected", (data) => `the broker rejects an order: ${words(data, "reason")}`],
  ["order-unclear", (data) => `the broker tells of an order what makes no sense: ${words(data, "reason")}`],
  ["order-stuck", (data) => `nobody knows what became of an order: ${words(data, "reason")}`],
  [
    "trade-amended",
    (data) =>
      `the exchange reports a ${words(data, "kind")}: ${words(data, "side", "quantity", "ticker")} at ${words(data, "price")}`,
  ],
  [
    "holding-reorganized",
    (data) => `${words(data, "ticker")} is ${words(data, "became")} now, with ${words(data, "paid")} paid in cash`,
  ],
  ["leg-short", (data) => `to ${words(data, "side", "ticker")} was not completed: ${words(data, "shortfall")}`],
  ["breaker-tripped", (data) => `a breaker asks for ${words(data, "state")}: ${words(data, "reason")}`],
  ["trading-state-changed", (data) => `trading is ${words(data, "state")}: ${words(data, "reason")}`],
  ["broker-out-of-reach", (data) => `${words(data, "service")} does not answer: ${words(data, "reason")}`],
  ["sleeve-still-undecided", (data) => `${words(data, "sleeve")} does not know what to hold: ${words(data, "reason")}`],
  ["run-failed", (data) => `the run ended early (${words(data, "failure")}): ${words(data, "reason")}`],
]);

/** Raises an alert for each event of a run that somebody should know of. What becomes of one leg is told once. */
export function alerting(alerts: Alerts): RunEventSubscriber {
  const told = new Set<string>();
  return (event) => {
    const sentence = SENTENCES.get(event.name)?.(event.data);
    if (sentence === undefined || !isAlarming(event)) return;
    const subject = subjectOf(event, sentence);
    if (told.has(subject)) return;
    told.add(subject);
    const { name, at, runId, correlationId } = event;
    alerts.raise({ name, at, runId, correlationId, sentence });
  };
}

/** Nobody is woken up for a person who lets trading go on. */
const isAlarming = ({ data }: RunEvent): boolean => data["state"] !== "ACTIVE";

/** All orders of one leg are one subject, and so are a breaker and the state that it leads to. */
function subjectOf({ name, causationId, data }: RunEvent, sentence: string): string {
  if (name.startsWith("order-") || name === "leg-short")
    return legPart(orderId(known(causationId, "what becomes of an order names the order")));
  return "state" in data ? words(data, "state", "reason") : `${name} ${sentence}`;
}

const words = (data: RunEvent["data"], ...names: readonly string[]): string =>
  names.map((name) => String(data[name])).join(" ");
