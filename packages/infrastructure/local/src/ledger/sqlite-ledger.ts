import {
  accountAfter,
  latestRevisionAmong,
  refuseOtherAccount,
  type FrozenDecision,
  type Ledger,
  type SessionKey,
} from "@alchemiser/application";
import { decodeRecord, encodeExact, encodeRecord, type DecisionKey, type LedgerRecord } from "@alchemiser/domain";
import { backUp } from "./back-up.ts";
import {
  entryWriter,
  readDecision,
  readDecisionKeys,
  readRecords,
  type Addition,
  type WriteEntries,
} from "./entries.ts";
import { exportJson } from "./export-json.ts";
import { inTransaction } from "./in-transaction.ts";
import type { Head } from "./ledger-head.ts";
import { ownLedger, type OwnedLedger } from "./open-ledger.ts";
import { answered, ledgerFailure } from "./sqlite-failure.ts";
import { termKeeper } from "./terms.ts";

/**
 * A ledger in one SQLite file, with one owner at a time. After a failure it takes nothing more: what the disk holds is
 * only known when the ledger has been opened again.
 */
export class SqliteLedger implements Ledger {
  readonly #owned: OwnedLedger;
  readonly #refuseEnded: () => void;
  readonly #writeEntries: WriteEntries;
  #end: Head;
  #account: string | undefined;
  #failure: Error | undefined;
  /** Makes the last promise durable as soon as everybody has gone on. */
  #promising: NodeJS.Immediate | undefined;

  constructor(owned: OwnedLedger) {
    this.#owned = owned;
    this.#refuseEnded = termKeeper(owned);
    this.#writeEntries = entryWriter(owned.database);
    this.#end = owned.end;
    this.#account = owned.account;
  }

  /**
   * Opens the ledger at `path`, or makes one, and keeps a backup of what it found.
   *
   * @throws LedgerInUse when another process owns it
   * @throws LedgerDamaged when it is not what was written to it
   * @throws LedgerTooNew when a later version of this program wrote it
   * @throws LedgerFailure when the disk does not let it be used
   */
  static open(path: string): SqliteLedger {
    return new SqliteLedger(ownLedger(path));
  }

  /** The account that the ledger belongs to; none before it was opened for one. */
  get account(): string | undefined {
    return this.#account;
  }

  records(): Promise<readonly LedgerRecord[]> {
    return this.#promised(() => readRecords(this.#owned.database).map(decodeRecord));
  }

  append(records: readonly LedgerRecord[]): Promise<void> {
    return this.#promised(() => {
      const account = accountAfter(this.#account, records);
      this.#write(records.map((record) => ({ decision: undefined, body: encodeRecord(record) })));
      this.#account = account;
    });
  }

  freeze({ key, body }: FrozenDecision): Promise<FrozenDecision> {
    return this.#promised(() => {
      refuseOtherAccount(this.#account, key.account);
      const decision = encodeExact(key);
      this.#write([{ decision, body }]);
      return { key, body: readDecision(this.#owned.database, decision) ?? body };
    });
  }

  decision(key: DecisionKey): Promise<FrozenDecision | undefined> {
    return this.#promised(() => {
      const body = readDecision(this.#owned.database, encodeExact(key));
      return body === undefined ? undefined : { key, body };
    });
  }

  latestRevision(key: SessionKey): Promise<number | undefined> {
    return this.#promised(() => latestRevisionAmong(readDecisionKeys(this.#owned.database), key));
  }

  /** A copy of the whole ledger at `path`, in place of what is there. */
  backup(path: string): Promise<void> {
    return this.#promised(() => {
      backUp(this.#owned.database, path);
    });
  }

  /** Every entry as a line of JSON, oldest first. */
  exportJson(): Iterable<string> {
    return exportJson(this.#owned.database);
  }

  close(): void {
    const { database, head, lock } = this.#owned;
    this.#keepPromise();
    for (const resource of [database, head, lock]) resource.close();
  }

  #write(additions: readonly Addition[]): void {
    if (this.#failure !== undefined) throw this.#failure;
    const { database, head, place } = this.#owned;
    try {
      const end = inTransaction(database, () => {
        this.#refuseEnded();
        return this.#writeEntries(this.#end, additions);
      });
      if (end.position > this.#end.position) head.write(end);
      this.#end = end;
    } catch (cause) {
      this.#failure = ledgerFailure(place, cause);
      throw this.#failure;
    }
    // An order waits for the commit, and leaves before the promise of it is durable.
    this.#promising ??= setImmediate(() => this.#keepPromise());
  }

  /** What fails here is told to whoever writes next. */
  #keepPromise(): void {
    clearImmediate(this.#promising);
    this.#promising = undefined;
    const { head, place } = this.#owned;
    try {
      head.sync();
    } catch (cause) {
      this.#failure ??= ledgerFailure(place, cause);
    }
  }

  #promised<Value>(work: () => Value): Promise<Value> {
    return answered(this.#owned.place, work);
  }
}
