import { decodeExact, encodeExact, type Decision, type DecisionKey } from "@alchemiser/domain";
import { LedgerDamaged } from "../errors.ts";
import type { FrozenDecision } from "../ports/ledger.ts";

/** A decision as the ledger keeps it. */
export const freezing = (decision: Decision): FrozenDecision => ({ key: decision.key, body: encodeExact(decision) });

/** A kept decision as it was made. @throws LedgerDamaged when it does not read as one */
export function thawed({ key, body }: FrozenDecision): Decision {
  const value = decodeExact(body);
  if (!isDecision(value)) throw new LedgerDamaged(`The decision of ${spoken(key)} in the ledger does not read as one`);
  return value;
}

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
