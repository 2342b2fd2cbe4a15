import { LIMITS } from "./limits.ts";
import type { FORM, FormKind, Tape } from "./tape.ts";

/** Writes forms as a scanner finds them and keeps the brackets that are still open. */
export class TapeWriter {
  #length = 0;
  #kinds: Uint8Array<ArrayBuffer>;
  #starts: Uint32Array<ArrayBuffer>;
  #ends: Uint32Array<ArrayBuffer>;
  #next: Uint32Array<ArrayBuffer>;
  readonly #open: number[] = [];

  /** @param characters of the text: real programs have a form for every four to ten of them */
  constructor(characters: number) {
    const size = Math.max(16, Math.min(Math.ceil(characters / 4), LIMITS.nodes + 1));
    this.#kinds = new Uint8Array(size);
    this.#starts = new Uint32Array(size);
    this.#ends = new Uint32Array(size);
    this.#next = new Uint32Array(size);
  }

  get isTooLong(): boolean {
    return this.#length > LIMITS.nodes;
  }

  get isTooDeep(): boolean {
    return this.#open.length > LIMITS.depth;
  }

  /** Offset of the innermost bracket that is still open. */
  get openedAt(): number | undefined {
    const innermost = this.#open.at(-1);
    return innermost === undefined ? undefined : this.#starts[innermost];
  }

  /** The kind of the innermost bracket that is still open. */
  get openKind(): number | undefined {
    const innermost = this.#open.at(-1);
    return innermost === undefined ? undefined : this.#kinds[innermost];
  }

  atom(kind: FormKind, start: number, end: number): void {
    if (this.#length === this.#kinds.length) this.#grow();
    const index = this.#length++;
    this.#kinds[index] = kind;
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#next[index] = this.#length;
  }

  open(kind: typeof FORM.list | typeof FORM.vector | typeof FORM.map, start: number): void {
    this.#open.push(this.#length);
    this.atom(kind, start, start + 1);
  }

  close(end: number): void {
    const index = this.#open.pop() ?? 0;
    this.#ends[index] = end;
    this.#next[index] = this.#length;
  }

  tape(): Tape {
    return { length: this.#length, kinds: this.#kinds, starts: this.#starts, ends: this.#ends, next: this.#next };
  }

  #grow(): void {
    const size = this.#kinds.length * 2;
    const kinds = new Uint8Array(size);
    kinds.set(this.#kinds);
    this.#kinds = kinds;
    this.#starts = grown(this.#starts, size);
    this.#ends = grown(this.#ends, size);
    this.#next = grown(this.#next, size);
  }
}

function grown(column: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(size);
  copy.set(column);
  return copy;
}
