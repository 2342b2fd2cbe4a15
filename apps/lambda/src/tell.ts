import type { RunEventLevel } from "@alchemiser/application";
import type { Parts } from "./composition.ts";
import type { Invocation } from "./remaining-time.ts";

/** Writes one line about an invocation to the log. */
export type Tell = (level: RunEventLevel, name: string, data: Readonly<Record<string, unknown>>) => void;

export function tellOf({ log, clock }: Parts, { awsRequestId }: Invocation): Tell {
  const ids = { runId: awsRequestId, correlationId: awsRequestId, causationId: undefined };
  return (level, name, data) => log.write({ name, at: clock.now(), level, ...ids, data });
}
