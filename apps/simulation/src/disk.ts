import type { Random } from "@alchemiser/alpaca-simulator";
import type { Instant } from "@alchemiser/domain";
import type { Life } from "./life.ts";

/** What a disk does to whoever writes: nothing, or it is full, or it cannot promise. */
export type DiskState = "sound" | "full" | "failing";

/** As on a network file system, whose server takes a silent client for gone. */
const LOCK_FORGOTTEN_MS = 30_000;

/** A file of lines on a disk that keeps what was synced, and of the rest whatever it likes. */
export class Disk {
  readonly #synced: string[] = [];
  #unsynced: string[] = [];
  state: DiskState = "sound";
  /** How often the file was opened. */
  #term = 0;
  #holder: Life | undefined;

  /** Which opening of the file counts: who has it open from before writes nothing more. */
  get term(): number {
    return this.#term;
  }

  /** Whether somebody has the file locked: as long as they live, unless they do not answer for so long that it is forgotten. */
  isLockedAt(now: Instant): boolean {
    const holder = this.#holder;
    if (holder === undefined || holder.isOver) return false;
    return holder.frozenSince === undefined || now - holder.frozenSince < LOCK_FORGOTTEN_MS;
  }

  /** Locks the file, and says which opening of it this is. */
  open(holder: Life): number {
    this.#holder = holder;
    this.#term += 1;
    return this.#term;
  }

  close(term: number): void {
    if (term === this.#term) this.#holder = undefined;
  }

  /** Every line that a process would read now. */
  get lines(): readonly string[] {
    return [...this.#synced, ...this.#unsynced];
  }

  /** Puts back what another disk kept. */
  load(lines: readonly string[]): void {
    this.#synced.push(...lines);
  }

  /** Whether `text` would be there after any crash. */
  promises(text: string): boolean {
    return this.#synced.some((line) => line.includes(text));
  }

  /** @throws Error when there is no space */
  write(line: string): void {
    if (this.state === "full") throw new Error("no space left on device");
    this.#unsynced.push(line);
  }

  /** @throws Error when it cannot promise to keep what was written: then nobody knows what it keeps */
  sync(): void {
    if (this.state === "failing") throw new Error("input/output error");
    this.#synced.push(...this.#unsynced);
    this.#unsynced = [];
  }

  /** Cuts off what is not to be read any more. */
  truncate(lines: number): void {
    const kept = this.lines.slice(0, lines);
    this.#unsynced = kept.slice(this.#synced.length);
    this.#synced.length = Math.min(lines, this.#synced.length);
  }

  /** The power fails: of what was not synced some lines are kept, the last of them perhaps in part. */
  crash(random: Random): void {
    const kept = this.#unsynced.slice(0, Math.floor(random() * (this.#unsynced.length + 1)));
    const last = kept.at(-1);
    if (last !== undefined && random() < 0.5) kept[kept.length - 1] = last.slice(0, Math.floor(random() * last.length));
    this.#synced.push(...kept);
    this.#unsynced = [];
  }

  /** Changes a character of a line that is not the last, as age does. */
  rot(random: Random): void {
    const place = Math.floor(random() * (this.lines.length - 1));
    const line = this.#synced[place] ?? "";
    const middle = Math.floor(line.length / 2);
    this.#synced[place] = `${line.slice(0, middle)}~${line.slice(middle + 1)}`;
  }
}
