import { setTimeout as pause } from "node:timers/promises";
import type { Alert, Alerts, UntoldAlert } from "@alchemiser/application";
import type { KnownSecrets } from "../known-secrets.ts";

export interface WebhookOptions {
  /** Its path is a secret more often than not: it is shown nowhere. */
  readonly url: string;
  readonly secrets: Pick<KnownSecrets, "redact">;
  readonly manners?: WebhookManners;
}

/** How patiently somebody is told. */
interface WebhookManners {
  readonly attempts: number;
  /** The first pause between two attempts; each is twice as long as the one before. */
  readonly firstPauseMs: number;
  /** How long one attempt may take. */
  readonly timeoutMs: number;
  /** How long a program that is done waits for what is not told yet. */
  readonly lastWaitMs: number;
}

const USUAL: WebhookManners = { attempts: 3, firstPauseMs: 500, timeoutMs: 5000, lastWaitMs: 15_000 };

/**
 * Alerts as HTTPS requests with plain JSON, one after the other. Chat services show its `text`. A redirect is not
 * followed: what is told goes to the address that was named, or nowhere.
 */
export class WebhookAlerts implements Alerts {
  readonly #url: string;
  readonly #secrets: WebhookOptions["secrets"];
  readonly #manners: WebhookManners;
  readonly #over = new AbortController();
  #untold: readonly UntoldAlert[] = [];
  #waiting: readonly Alert[] = [];
  #telling: Promise<void> = Promise.resolve();

  constructor({ url, secrets, manners = USUAL }: WebhookOptions) {
    this.#url = url;
    this.#secrets = secrets;
    this.#manners = manners;
  }

  raise(alert: Alert): void {
    this.#waiting = [...this.#waiting, alert];
    this.#telling = this.#telling.then(() => this.#next());
  }

  async settled(): Promise<readonly UntoldAlert[]> {
    const isOver = new AbortController();
    const patience = pause(this.#manners.lastWaitMs, undefined, { signal: isOver.signal }).then(
      () => this.#over.abort(),
      () => undefined,
    );
    await this.#telling;
    isOver.abort();
    await patience;
    const untold = this.#untold;
    this.#untold = [];
    return untold;
  }

  async #next(): Promise<void> {
    const [alert, ...others] = this.#waiting;
    this.#waiting = others;
    if (alert === undefined) return;
    const reason = await this.#told(alert);
    if (reason !== undefined) this.#untold = [...this.#untold, { alert, reason }];
  }

  /** Why nobody was told; nothing when somebody was. */
  async #told(alert: Alert): Promise<string | undefined> {
    const { attempts, firstPauseMs } = this.#manners;
    for (let attempt = 1; ; attempt++) {
      const reason = await this.#post(alert);
      if (reason === undefined || attempt === attempts || this.#over.signal.aborted) return reason;
      await pause(firstPauseMs * 2 ** (attempt - 1), undefined, { signal: this.#over.signal }).catch(() => undefined);
    }
  }

  #post(alert: Alert): Promise<string | undefined> {
    return fetch(this.#url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(this.#secrets.redact(bodyOf(alert))),
      redirect: "error",
      signal: AbortSignal.any([AbortSignal.timeout(this.#manners.timeoutMs), this.#over.signal]),
    }).then(
      async (response) => {
        await response.body?.cancel();
        return response.ok ? undefined : `the webhook answers with status ${response.status}`;
      },
      (cause: unknown) => `the webhook cannot be reached: ${reasonOf(cause)}`,
    );
  }
}

const bodyOf = ({ name, at, runId, correlationId, sentence }: Alert): object => ({
  text: `${correlationId}: ${sentence}`,
  alert: name,
  at: new Date(at).toISOString(),
  run: runId,
  about: correlationId,
  sentence,
});

/** What the failure at the bottom says; its own address is in none of them. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "no connection";
  if (cause.name === "TimeoutError" || cause.name === "AbortError")
    return "it does not answer in time; is it slow, or the wrong address?";
  if (cause.message === "unexpected redirect")
    return "it sends us elsewhere, which is not followed; name the last address";
  if (cause.cause instanceof Error) return reasonOf(cause.cause);
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
  return code === "ECONNREFUSED" ? "nobody listens there; is its host and port right?" : code;
}
