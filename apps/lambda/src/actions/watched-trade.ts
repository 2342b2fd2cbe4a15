import { alerting, runEvents, tellFailure, type RunEventSubscriber, type RunIdentity } from "@alchemiser/application";
import type { Answer } from "../answer.ts";
import type { Parts } from "../composition.ts";
import type { Tell } from "../tell.ts";
import type { World } from "../worlds/world.ts";
import { trade, type Run } from "./trade.ts";

type Watched = Omit<Run, "witness"> & { readonly tell: Tell };

/** One cycle, of which log and alerts are told while it goes on. An alert that reaches nobody is a line in the log. */
export async function watchedTrade(parts: Parts, world: World, { tell, ...run }: Watched): Promise<Answer> {
  const alerts = parts.alerts();
  const subscribers: readonly RunEventSubscriber[] = [parts.log.write, alerting(alerts)];
  const identity: RunIdentity = { runId: run.invocation.awsRequestId, correlationId: run.mandate.name };
  return await trade(world, { ...run, witness: runEvents(identity, subscribers) })
    .catch((error: unknown) => {
      tellFailure(identity, subscribers, { error, at: parts.clock.now() });
      throw error;
    })
    .finally(async () => {
      for (const { alert, reason } of await alerts.settled()) tell("warn", "alert-untold", { alert, reason });
    });
}
