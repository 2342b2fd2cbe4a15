import type { Instant } from "@alchemiser/domain";

export type RunEventLevel = "debug" | "info" | "warn" | "error";

/** Something that happened in a run, for whoever watches: logs, metrics, alerts, the record of the run. */
export interface RunEvent {
  /** Of a small, fixed vocabulary, such as `order-submitted`. */
  readonly name: string;
  readonly at: Instant;
  readonly level: RunEventLevel;
  /** The run: one process that trades one mandate. */
  readonly runId: string;
  /** What belongs together: the cycle. */
  readonly correlationId: string;
  /** What led to this: the id of an intent, a command or another event. */
  readonly causationId: string | undefined;
  /** The rest, as plain data. An `error` among it is printed with its causes. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Is told of every event, and cannot change what happens. One that throws is a bug, and ends the run like every other. */
export type RunEventSubscriber = (event: RunEvent) => void;
