import { lstatSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LedgerFailure } from "@alchemiser/application";
import { systemCodeOf } from "./system-code.ts";

/** No failure says that a folder is there, or that a file was written. */
const NOTHING = "";

/** A small file beside a ledger that a person's word is kept in; nobody but its owner reads or writes it. */
export class OwnerFile {
  readonly path: string;
  readonly #folder: string;
  readonly #what: string;

  /** `what` it is called when it fails. */
  constructor(folder: string, name: string, what: string) {
    this.path = join(folder, name);
    this.#folder = folder;
    this.#what = what;
  }

  /** Nothing where there is none. @throws LedgerFailure when it is there and cannot be read */
  read(): string | undefined {
    return this.#unless("ENOENT", () => readFileSync(this.path, "utf8"));
  }

  /** @throws LedgerFailure when the disk does not take it */
  write(text: string): void {
    this.#makeFolder();
    this.#unless(NOTHING, () => {
      writeFileSync(this.path, text, { mode: 0o600 });
    });
  }

  /** Writes it where there is none; one that is there stays as it is. @throws LedgerFailure as `write` does */
  begin(text: string): void {
    this.#makeFolder();
    this.#unless("EEXIST", () => {
      writeFileSync(this.path, text, { flag: "wx", mode: 0o600 });
    });
  }

  /** Gives it the name of `other`, and takes its place, if it is there. @throws LedgerFailure when it keeps its own */
  moveTo(other: OwnerFile): void {
    this.refuseFolder();
    other.refuseFolder();
    this.#unless("ENOENT", () => {
      renameSync(this.path, other.path);
    });
  }

  /** @throws LedgerFailure when the disk does not let go of it */
  remove(): void {
    this.#unless("ENOENT", () => {
      unlinkSync(this.path);
    });
  }

  /** Tells the file from any other that has been, or will be, in its place; nothing where there is none. */
  get mark(): string | undefined {
    const file = lstatSync(this.path, { throwIfNoEntry: false });
    return file && `${file.ino} ${file.mtimeMs}`;
  }

  /** @throws LedgerFailure when a folder is in its place, which nothing here would ever get rid of */
  refuseFolder(): void {
    if (lstatSync(this.path, { throwIfNoEntry: false })?.isDirectory() === true)
      throw new LedgerFailure(`${this.#what} "${this.path}" is a folder: remove it`);
  }

  #makeFolder(): void {
    this.#unless(NOTHING, () => mkdirSync(this.#folder, { recursive: true }));
  }

  /** Does something; a failure with the code `done` says that there is nothing to do. */
  #unless<Value>(done: string, act: () => Value): Value | undefined {
    try {
      return act();
    } catch (cause) {
      if (systemCodeOf(cause) === done) return undefined;
      throw new LedgerFailure(`${this.#what} "${this.path}" cannot be changed: ${String(cause)}`, { cause });
    }
  }
}
