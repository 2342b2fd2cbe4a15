import { encodeExact, type DecisionKey, type LedgerRecord } from "@alchemiser/domain";
import { accountAfter, refuseOtherAccount } from "../ports/ledger-binding.ts";
import { latestRevisionAmong, type SessionKey } from "../ports/latest-revision.ts";
import type { FrozenDecision, Ledger } from "../ports/ledger.ts";

/** A ledger as faithful as one on disk, and gone with the process: nothing that must be remembered goes in here. */
export class MemoryLedger implements Ledger {
  #account: string | undefined;
  #records: readonly LedgerRecord[] = [];
  readonly #decisions = new Map<string, FrozenDecision>();

  records(): Promise<readonly LedgerRecord[]> {
    return Promise.resolve(this.#records);
  }

  append(records: readonly LedgerRecord[]): Promise<void> {
    return promised(() => {
      this.#account = accountAfter(this.#account, records);
      this.#records = [...this.#records, ...records];
    });
  }

  freeze(decision: FrozenDecision): Promise<FrozenDecision> {
    return promised(() => {
      refuseOtherAccount(this.#account, decision.key.account);
      const name = encodeExact(decision.key);
      const kept = this.#decisions.get(name) ?? decision;
      this.#decisions.set(name, kept);
      return kept;
    });
  }

  decision(key: DecisionKey): Promise<FrozenDecision | undefined> {
    return Promise.resolve(this.#decisions.get(encodeExact(key)));
  }

  latestRevision(key: SessionKey): Promise<number | undefined> {
    return Promise.resolve(latestRevisionAmong(this.#decisions.keys(), key));
  }
}

/** What goes wrong at once is told like what goes wrong later. */
const promised = <Value>(work: () => Value): Promise<Value> =>
  new Promise((resolve) => {
    resolve(work());
  });
