import type { Alerts } from "@alchemiser/application";
import type { Log } from "../create-log.ts";

/** Alerts as lines of the log: for whoever watches that. */
export const logAlerts = (log: Pick<Log, "write">): Alerts => ({
  raise: ({ name, at, runId, correlationId, sentence }) =>
    log.write({
      name: "alert-raised",
      at,
      level: "error",
      runId,
      correlationId,
      causationId: name,
      data: { alert: name, sentence },
    }),
  settled: () => Promise.resolve([]),
});
