import type { RunEvent } from "@alchemiser/application";
import type { KnownSecrets } from "./known-secrets.ts";

/** An event as one line of JSON in which no secret shows. */
export function logLine(event: RunEvent, secrets: KnownSecrets): string {
  const { name, at, level, runId, correlationId, causationId } = event;
  const { error, ...data } = event.data;
  const ts = new Date(at).toISOString();
  return JSON.stringify(secrets.redact({ ts, level, event: name, runId, correlationId, causationId, data, error }));
}
