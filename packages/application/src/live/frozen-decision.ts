import { decodeExact, encodeExact, type Decision, type DecisionKey } from "@alchemiser/domain";
import { DecisionUnreadable, LedgerDamaged } from "../errors.ts";
import type { FrozenDecision } from "../ports/ledger.ts";

/** Grows when a decision has other parts: one of another version is not carried out by guessing what it lacks. */
const DECISION_VERSION = 1;

/** A decision as the ledger keeps it. */
export const freezing = (decision: Decision): FrozenDecision => ({
  key: decision.key,
  body: encodeExact({ version: DECISION_VERSION, decision }),
});

/** A kept decision as it was made; nothing when another version of this program has made it. */
export function readable({ key, body }: FrozenDecision): Decision | undefined {
  const value = decodeExact(body);
  if (!isEnvelope(value)) return undefined;
  if (isDecision(value.decision)) return value.decision;
  throw new LedgerDamaged(`The decision of ${spoken(key)} in the ledger does not read as one`);
}

/** Reads the same text once: a run recalls its decision each time that it looks at the account again. */
export class DecisionReader {
  #last: { readonly body: string; readonly decision: Decision } | undefined;

  /** Spares reading what was just made. */
  learn({ body }: FrozenDecision, decision: Decision): void {
    this.#last = { body, decision };
  }

  /** @throws DecisionUnreadable when another version of this program has made it */
  read(kept: FrozenDecision): Decision {
    if (this.#last?.body !== kept.body) this.#last = { body: kept.body, decision: thawed(kept) };
    return this.#last.decision;
  }
}

/** @throws DecisionUnreadable when another version of this program has made it */
export function thawed(kept: FrozenDecision): Decision {
  const decision = readable(kept);
  if (decision !== undefined) return decision;
  const reason = "was written by another version of this program, in a form that this one does not know";
  throw new DecisionUnreadable(`The decision of ${spoken(kept.key)} ${reason}`);
}

const isEnvelope = (value: unknown): value is { readonly decision: unknown } =>
  typeof value === "object" &&
  value !== null &&
  "version" in value &&
  "decision" in value &&
  value.version === DECISION_VERSION;

// The ledger's seal has shown that the text is the one that was written: this asks whether it was a decision.
const isDecision = (value: unknown): value is Decision =>
  typeof value === "object" &&
  value !== null &&
  "key" in value &&
  "opinions" in value &&
  "intents" in value &&
  Array.isArray(value.opinions) &&
  Array.isArray(value.intents);

const spoken = ({ mandate, tradeSession, revision }: DecisionKey): string =>
  `mandate "${mandate}" for ${tradeSession}, revision ${revision}`;
