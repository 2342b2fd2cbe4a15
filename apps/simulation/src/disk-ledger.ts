import {
  accountAfter,
  LedgerDamaged,
  LedgerFailure,
  LedgerInUse,
  latestRevisionAmong,
  refuseOtherAccount,
  type FrozenDecision,
  type Ledger,
  type SessionKey,
} from "@alchemiser/application";
import { crc32 } from "node:zlib";
import { decodeRecord, encodeExact, encodeRecord, type DecisionKey, type LedgerRecord } from "@alchemiser/domain";
import type { Disk } from "./disk.ts";
import type { Life } from "./life.ts";

/** A ledger on a modelled disk, in the hands of a process that may die while it writes. */
export class DiskLedger implements Ledger {
  readonly #disk: Disk;
  readonly #life: Life;
  readonly #term: number;
  #turn: Promise<unknown> = Promise.resolve();
  #account: string | undefined;
  readonly #records: LedgerRecord[] = [];
  /** Bodies by their keys as text. */
  readonly #decisions = new Map<string, string>();

  /**
   * Opens what is on the disk, and with it ends the term of whoever had it open. A torn end is cut off: nobody was told
   * that it is kept.
   *
   * @throws LedgerDamaged when anything before the end does not read as it was written
   * @throws LedgerFailure when the disk cannot promise to keep what it holds
   */
  constructor(disk: Disk, life: Life) {
    this.#disk = disk;
    this.#life = life;
    const { lines } = disk;
    const readings = lines.map(readingOf);
    const firstBad = readings.indexOf(undefined);
    if (firstBad >= 0 && firstBad < lines.length - 1)
      throw new LedgerDamaged(`Line ${firstBad + 1} of the ledger is not what was written`);
    disk.truncate(firstBad < 0 ? lines.length : firstBad);
    // What was read may not be synced yet: whoever wrote it may have been told that it could not be.
    synced(disk);
    for (const reading of readings) if (reading !== undefined) this.#learn(reading);
    this.#term = disk.open(life);
  }

  records(): Promise<readonly LedgerRecord[]> {
    return Promise.resolve([...this.#records]);
  }

  append(records: readonly LedgerRecord[]): Promise<void> {
    return this.#inTurn(async () => {
      const account = accountAfter(this.#account, records);
      if (records.length === 0) return this.#refuseEnded();
      const isIntending = records.some(({ kind }) => kind === "intended");
      await this.#write("records", records.map(encodeRecord), isIntending ? "synced intents" : "synced");
      this.#account = account;
      this.#records.push(...records);
    });
  }

  freeze(decision: FrozenDecision): Promise<FrozenDecision> {
    return this.#inTurn(async () => {
      refuseOtherAccount(this.#account, decision.key.account);
      const { key, body } = decision;
      const name = encodeExact(key);
      const kept = this.#decisions.get(name);
      if (kept !== undefined) return { key, body: kept };
      await this.#write("decision", [name, body], "synced");
      this.#decisions.set(name, body);
      return decision;
    });
  }

  decision(key: DecisionKey): Promise<FrozenDecision | undefined> {
    const body = this.#decisions.get(encodeExact(key));
    return Promise.resolve(body === undefined ? undefined : { key, body });
  }

  latestRevision(key: SessionKey): Promise<number | undefined> {
    return Promise.resolve(latestRevisionAmong(this.#decisions.keys(), key));
  }

  close(): void {
    this.#disk.close(this.#term);
  }

  /** One after the other, as they came. */
  #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const answer = this.#turn.then(work);
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #write(kind: Kind, texts: readonly string[], lastEffect: string): Promise<void> {
    await this.#life.effect("append");
    this.#refuseEnded();
    orFail(() => this.#disk.write(lineOf(kind, texts)));
    await this.#life.effect("written");
    synced(this.#disk);
    await this.#life.effect(lastEffect);
  }

  #refuseEnded(): void {
    if (this.#disk.term !== this.#term) throw new LedgerInUse("Another run has taken over the ledger");
  }

  #learn(reading: Reading): void {
    if (reading.kind === "decision") {
      this.#decisions.set(reading.key, reading.body);
      return;
    }
    this.#account = accountAfter(this.#account, reading.records);
    this.#records.push(...reading.records);
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

type Kind = "records" | "decision";

const SEAL = 8;

/** No text of JSON has a tab in it. */
const BETWEEN = "\t";

function lineOf(kind: Kind, texts: readonly string[]): string {
  const body = [kind, ...texts].join(BETWEEN);
  return `${sealOf(body)} ${body}`;
}

/** A line that reads as it was written. */
type Reading =
  | { readonly kind: "records"; readonly records: readonly LedgerRecord[] }
  | { readonly kind: "decision"; readonly key: string; readonly body: string };

const readings = new Map<string, Reading>();
const MOST_READINGS = 1000;

/** Undefined for a line that is not what was written. Each life reads what those before it have read: it is decoded once. */
function readingOf(line: string): Reading | undefined {
  const known = readings.get(line);
  if (known !== undefined) return known;
  const body = line.slice(SEAL + 1);
  if (!line.startsWith(`${sealOf(body)} `)) return undefined;
  const [kind, ...texts] = body.split(BETWEEN);
  const [key = "", decision = ""] = texts;
  const reading: Reading =
    kind === "records"
      ? { kind: "records", records: texts.map(decodeRecord) }
      : { kind: "decision", key, body: decision };
  if (readings.size === MOST_READINGS) readings.clear();
  readings.set(line, reading);
  return reading;
}

const sealOf = (text: string): string => crc32(text).toString(16).padStart(SEAL, "0");
