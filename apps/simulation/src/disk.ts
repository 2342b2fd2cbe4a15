import type { Random } from "@alchemiser/alpaca-simulator";

/** What a disk does to whoever writes: nothing, or it is full, or it cannot promise. */
export type DiskState = "sound" | "full" | "failing";

/** A file of lines on a disk that keeps what was synced, and of the rest whatever it likes. */
export class Disk {
  readonly #synced: string[] = [];
  #unsynced: string[] = [];
  state: DiskState = "sound";

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
