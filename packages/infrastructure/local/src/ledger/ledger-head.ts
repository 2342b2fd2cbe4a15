import { hash } from "node:crypto";
import { closeSync, constants, existsSync, fdatasyncSync, openSync, readFileSync, readSync, writeSync } from "node:fs";

/** The end of a ledger: how many entries it has, and the digest of them all. */
export interface Head {
  readonly position: number;
  readonly chain: string;
}

/** Far enough apart that one torn write cannot reach both. */
const SLOT_OFFSETS = [0, 4096] as const;
const SLOT_BYTES = 160;

/**
 * How much a ledger has promised to remember, kept outside of it. A write-ahead log that lost its end still looks whole
 * to SQLite; the promise tells. It is written after each commit, into the slot that does not hold the last durable
 * promise: a torn write leaves that one.
 */
export class LedgerHead {
  readonly #file: number;
  /** The slot of the last durable promise. */
  #durable = 0;
  #isSynced = true;

  private constructor(file: number) {
    this.#file = file;
  }

  static open(path: string): LedgerHead {
    return new LedgerHead(openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600));
  }

  /** The last promise; nothing when none was made. */
  read(): Head | undefined {
    const heads = SLOT_OFFSETS.map((offset) => this.#readSlot(offset));
    const furthest = furthestOf(heads);
    this.#durable = heads.indexOf(furthest);
    return furthest;
  }

  /** Survives this process when it returns, and the machine once it is synced. */
  write(head: Head): void {
    writeSync(this.#file, encodeSlot(head), 0, SLOT_BYTES, SLOT_OFFSETS[this.#other]);
    this.#isSynced = false;
  }

  /** Makes what was written durable. */
  sync(): void {
    if (this.#isSynced) return;
    fdatasyncSync(this.#file);
    this.#durable = this.#other;
    this.#isSynced = true;
  }

  close(): void {
    closeSync(this.#file);
  }

  get #other(): 0 | 1 {
    return this.#durable === 0 ? 1 : 0;
  }

  #readSlot(offset: number): Head | undefined {
    const bytes = Buffer.alloc(SLOT_BYTES);
    readSync(this.#file, bytes, 0, SLOT_BYTES, offset);
    return decodeSlot(bytes);
  }
}

/** The last promise of a ledger that somebody else may own. */
export function readHead(path: string): Head | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  return furthestOf(SLOT_OFFSETS.map((offset) => decodeSlot(bytes.subarray(offset, offset + SLOT_BYTES))));
}

function furthestOf(heads: readonly (Head | undefined)[]): Head | undefined {
  const whole = heads.filter((head) => head !== undefined);
  return whole.toSorted((a, b) => b.position - a.position)[0];
}

function encodeSlot({ position, chain }: Head): Buffer {
  const text = `${position} ${chain}`;
  return Buffer.from(`${text} ${hash("sha256", text)}`.padEnd(SLOT_BYTES - 1) + "\n");
}

function decodeSlot(bytes: Buffer): Head | undefined {
  const [position = "", chain = "", seal] = bytes.toString("latin1").trimEnd().split(" ");
  return seal === hash("sha256", `${position} ${chain}`) ? { position: Number(position), chain } : undefined;
}
