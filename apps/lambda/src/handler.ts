import { ExternalFailure } from "@alchemiser/application";
import type { Answer } from "./answer.ts";
import { compose } from "./composition.ts";
import type { Invocation } from "./remaining-time.ts";
import { respond } from "./respond.ts";
import { tellOf } from "./tell.ts";

// Once per copy of the function, while it is initialized: what is wrong with its settings ends it there.
const parts = compose(process.env);

/**
 * The function. A failure of the outside world is an answer, so that a caller can tell a passing one from one that needs
 * a person. A mistake of ours is thrown on, and Lambda counts it as an error.
 */
export async function handler(event: unknown, invocation: Invocation): Promise<Answer> {
  const tell = tellOf(parts, invocation);
  try {
    const answer = await respond(parts, { said: event, invocation, tell });
    tell(answer.outcome === "refused" ? "warn" : "info", `event-${answer.outcome}`, { event, answer });
    return answer;
  } catch (error) {
    tell("error", "event-failed", { event, error });
    if (!(error instanceof ExternalFailure)) throw error;
    const { name, isTransient, message } = error;
    return { outcome: "failed", failure: name, isTransient, reason: String(parts.knownSecrets.redact(message)) };
  }
}
