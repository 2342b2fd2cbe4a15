import type { FrozenDecision, Ledger } from "@alchemiser/application";
import { decodeRecord, encodeExact, type DecisionKey, type LedgerRecord } from "@alchemiser/domain";
import { readDecision, readRecords } from "./entries.ts";
import { exportJson } from "./export-json.ts";
import { readLedger, type ReadLedger } from "./open-ledger.ts";

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
    return Promise.resolve(readRecords(this.#ledger.database).map(decodeRecord));
  }

  decision(key: DecisionKey): Promise<FrozenDecision | undefined> {
    const body = readDecision(this.#ledger.database, encodeExact(key));
    return Promise.resolve(body === undefined ? undefined : { key, body });
  }

  /** Every entry as a line of JSON, oldest first. */
  exportJson(): Iterable<string> {
    return exportJson(this.#ledger.database);
  }

  close(): void {
    this.#ledger.database.close();
  }
}
