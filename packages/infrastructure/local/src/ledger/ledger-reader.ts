import type { FrozenDecision, Ledger } from "@alchemiser/application";
import { decodeRecord, encodeExact, type DecisionKey, type LedgerRecord } from "@alchemiser/domain";
import { backUp } from "./back-up.ts";
import { readDecision, readRecords } from "./entries.ts";
import { exportJson } from "./export-json.ts";
import { readLedger, type ReadLedger } from "./open-ledger.ts";
import { answered } from "./sqlite-failure.ts";

/** Looks into a ledger without owning it: it changes nothing, and is in nobody's way. */
export class LedgerReader implements Pick<Ledger, "records" | "decision"> {
  readonly #ledger: ReadLedger;

  private constructor(ledger: ReadLedger) {
    this.#ledger = ledger;
  }

  /**
   * Nothing when there is no ledger at `path`.
   *
   * @throws LedgerDamaged when it is not what was written to it
   * @throws LedgerTooNew when a later version of this program wrote it
   * @throws LedgerFailure when the disk does not let it be read
   */
  static open(path: string): LedgerReader | undefined {
    const ledger = readLedger(path);
    return ledger && new LedgerReader(ledger);
  }

  records(): Promise<readonly LedgerRecord[]> {
    return this.#answered(({ database }) => readRecords(database).map(decodeRecord));
  }

  decision(key: DecisionKey): Promise<FrozenDecision | undefined> {
    return this.#answered(({ database }) => {
      const body = readDecision(database, encodeExact(key));
      return body === undefined ? undefined : { key, body };
    });
  }

  /** A copy of the whole ledger at `path`, as it is at one moment, in place of what is there. */
  backup(path: string): Promise<void> {
    return this.#answered(({ database }) => {
      backUp(database, path);
    });
  }

  /** Every entry as a line of JSON, oldest first. */
  exportJson(): Iterable<string> {
    return exportJson(this.#ledger.database);
  }

  close(): void {
    this.#ledger.database.close();
  }

  #answered<Value>(work: (ledger: ReadLedger) => Value): Promise<Value> {
    return answered(this.#ledger.place, () => work(this.#ledger));
  }
}
