import { randomUUID } from "node:crypto";
import {
  alerting,
  Secrets,
  tellFailure,
  type Alerts,
  type RunEventSubscriber,
  type RunIdentity,
} from "@alchemiser/application";
import type { Instant } from "@alchemiser/domain";
import { allAlerts, createLog, logAlerts, WebhookAlerts, type KnownSecrets, type Log } from "@alchemiser/observability";
import type { Context } from "../command-line/command.ts";
import { isLogWanted } from "./is-log-wanted.ts";

/** Everybody who is told of a run while it goes on: the log, and who is alerted. */
export class RunWatch {
  readonly subscribers: readonly RunEventSubscriber[];
  readonly #runId = randomUUID();
  readonly #alerts: Alerts;
  readonly #log: Log;
  readonly #context: Context;
  #about: string;

  /** @param about what the run is called until its session is known */
  constructor(context: Context, secrets: KnownSecrets, about: string) {
    const { webhook } = context.configuration.alerts;
    this.#context = context;
    this.#about = about;
    this.#log = createLog({ level: context.configuration.logging.level, secrets });
    const logged = isLogWanted(context.terminal, context.sources) ? [this.#log] : [];
    if (webhook !== undefined) secrets.learn(new Secrets(new Map([["alerts.webhook", webhook]])));
    this.#alerts = allAlerts(webhook === undefined ? [] : [new WebhookAlerts({ url: webhook, secrets })]);
    const everybody = allAlerts([this.#alerts, ...logged.map(logAlerts)]);
    this.subscribers = [...logged.map(({ write }) => write), alerting(everybody)];
  }

  /** Calls the run by its session from now on. */
  identify(about: string): RunIdentity {
    this.#about = about;
    return this.#identity;
  }

  /** Alerts to what ends the program: its own last lines tell that to whoever reads them. */
  failed(error: unknown, at: Instant): void {
    tellFailure(this.#identity, [alerting(this.#alerts)], { error, at });
  }

  /** Waits until everybody is told, for a little while, and says who could not be. */
  async end(): Promise<void> {
    for (const { alert, reason } of await this.#alerts.settled())
      this.#context.terminal.remark(`nobody could be told that ${alert.sentence}: ${reason}`);
    await this.#log.close();
  }

  get #identity(): RunIdentity {
    return { runId: this.#runId, correlationId: this.#about };
  }
}
