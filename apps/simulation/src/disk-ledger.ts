import {
  accountAfter,
  LedgerDamaged,
  LedgerFailure,
  refuseOtherAccount,
  type FrozenDecision,
  type Ledger,
} from "@alchemiser/application";
import { hash } from "node:crypto";
import { decodeRecord, encodeExact, encodeRecord, type DecisionKey, type LedgerRecord } from "@alchemiser/domain";
import type { Disk } from "./disk.ts";
import type { Life } from "./life.ts";

/** A ledger on a modelled disk, in the hands of a process that may die while it writes. */
export class DiskLedger implements Ledger {
  readonly #disk: Disk;
  readonly #life: Life;
  #turn: Promise<unknown> = Promise.resolve();
  #account: string | undefined;
  #records: readonly LedgerRecord[] = [];
  /** Bodies by their keys as text. */
  readonly #decisions = new Map<string, string>();

  /**
   * Opens what is on the disk. A torn end is cut off: nobody was told that it is kept.
   *
   * @throws LedgerDamaged when anything before the end does not read as it was written
   * @throws LedgerFailure when the disk cannot promise to keep what it holds
   */
  constructor(disk: Disk, life: Life) {
    this.#disk = disk;
    this.#life = life;
    const { lines } = disk;
    const bodies = lines.map(bodyOf);
    const firstBad = bodies.indexOf(undefined);
    if (firstBad >= 0 && firstBad < lines.length - 1)
      throw new LedgerDamaged(`Line ${firstBad + 1} of the ledger is not what was written`);
    disk.truncate(firstBad < 0 ? lines.length : firstBad);
    // What was read may not be synced yet: whoever wrote it may have been told that it could not be.
    synced(disk);
    for (const body of bodies) if (body !== undefined) this.#learn(body);
  }

  records(): Promise<readonly LedgerRecord[]> {
    return Promise.resolve(this.#records);
  }

  append(records: readonly LedgerRecord[]): Promise<void> {
    return this.#inTurn(async () => {
      const account = accountAfter(this.#account, records);
      await this.#write({ kind: "records", texts: records.map(encodeRecord) });
      this.#account = account;
      this.#records = [...this.#records, ...records];
    });
  }

  freeze(decision: FrozenDecision): Promise<FrozenDecision> {
    return this.#inTurn(async () => {
      refuseOtherAccount(this.#account, decision.key.account);
      const { key, body } = decision;
      const name = encodeExact(key);
      const kept = this.#decisions.get(name);
      if (kept !== undefined) return { key, body: kept };
      await this.#write({ kind: "decision", key: name, body });
      this.#decisions.set(name, body);
      return decision;
    });
  }

  decision(key: DecisionKey): Promise<FrozenDecision | undefined> {
    const body = this.#decisions.get(encodeExact(key));
    return Promise.resolve(body === undefined ? undefined : { key, body });
  }

  /** One after the other, as they came. */
  #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const answer = this.#turn.then(work);
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #write(body: Body): Promise<void> {
    await this.#life.effect("append");
    orFail(() => this.#disk.write(lineOf(body)));
    await this.#life.effect("written");
    synced(this.#disk);
    await this.#life.effect("synced");
  }

  #learn(body: Body): void {
    if (body.kind === "records") {
      const records = body.texts.map(recordOf);
      this.#account = accountAfter(this.#account, records);
      this.#records = [...this.#records, ...records];
    } else {
      this.#decisions.set(body.key, body.body);
    }
  }
}

const synced = (disk: Disk): void => orFail(() => disk.sync());

function orFail(work: () => void): void {
  try {
    work();
  } catch (cause) {
    throw new LedgerFailure("The ledger cannot be written", { cause });
  }
}

const decoded = new Map<string, LedgerRecord>();
const MOST_DECODED = 1000;

/** Thousands of runs read the same first day: what they all begin with is decoded once. */
function recordOf(text: string): LedgerRecord {
  const record = decoded.get(text) ?? decodeRecord(text);
  if (decoded.size < MOST_DECODED) decoded.set(text, record);
  return record;
}

type Body =
  | { readonly kind: "records"; readonly texts: readonly string[] }
  | { readonly kind: "decision"; readonly key: string; readonly body: string };

const SEAL = 16;

function lineOf(body: Body): string {
  const text = JSON.stringify(body);
  return `${sealOf(text)} ${text}`;
}

/** Undefined for a line that is not what was written. */
function bodyOf(line: string): Body | undefined {
  const text = line.slice(SEAL + 1);
  const body: unknown = line.startsWith(`${sealOf(text)} `) ? JSON.parse(text) : undefined;
  return isBody(body) ? body : undefined;
}

// The seal has shown that it is what was written: this asks which of both.
const isBody = (value: unknown): value is Body => typeof value === "object" && value !== null && "kind" in value;

const sealOf = (text: string): string => hash("sha256", text).slice(0, SEAL);
