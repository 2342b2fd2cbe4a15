import * as z from "zod";

/** A revision has two digits, so that order ids stay short. */
const MOST_REVISIONS = 99;

const Event = z.strictObject({
  action: z.enum(["trade", "plan", "status"]),
  world: z.enum(["demo", "paper", "live"]),
  /** Another decision in a session that has one: a person counts up. */
  revision: z.int().min(0).max(MOST_REVISIONS).default(0),
});

/** What the function can be asked for. */
export type LambdaEvent = z.infer<typeof Event>;
export type WorldName = LambdaEvent["world"];

export type EventReading =
  { readonly outcome: "read"; readonly event: LambdaEvent } | { readonly outcome: "refused"; readonly reason: string };

/** Takes nothing for granted: what does not say exactly what it wants wants nothing, and never a trade. */
export function readEvent(value: unknown): EventReading {
  const parsed = Event.safeParse(value);
  if (parsed.success) return { outcome: "read", event: parsed.data };
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the event"}: ${message}`);
  return { outcome: "refused", reason: `the event does not say what to do: ${faults.join("; ")}` };
}
