import type { DecisionKey, LedgerRecord } from "@alchemiser/domain";
import type { SessionKey } from "./latest-revision.ts";

/** A decision as it was written down: whoever decides again for the same key gets this one. */
export interface FrozenDecision {
  readonly key: DecisionKey;
  /** The decision as JSON; the ledger only keeps it. */
  readonly body: string;
}

/**
 * The memory of an account. Every implementation passes `ledgerContract`.
 *
 * @throws LedgerFailure when it cannot promise to remember; nothing may be sent to a broker after that
 */
export interface Ledger {
  /** Everything remembered, oldest first. */
  records(): Promise<readonly LedgerRecord[]>;
  /**
   * Durable when it resolves: all of `records` or none. To append nothing proves that the ledger is still this run's.
   *
   * @throws LedgerInUse when another run has taken the ledger over: nothing of this one counts any more
   */
  append(records: readonly LedgerRecord[]): Promise<void>;
  /** Keeps the decision unless there is one for its key already; answers with the one that is kept. */
  freeze(decision: FrozenDecision): Promise<FrozenDecision>;
  decision(key: DecisionKey): Promise<FrozenDecision | undefined>;
  /** The highest revision that was frozen for the session; nothing when there is none. */
  latestRevision(key: SessionKey): Promise<number | undefined>;
}
