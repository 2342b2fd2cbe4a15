import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LedgerDamaged, LedgerFailure } from "@alchemiser/application";
import { instantOf, isoTime, type Instant } from "@alchemiser/domain";
import * as z from "zod";
import { systemCodeOf } from "../system-code.ts";

/** That a person lets a mandate trade real money. */
export interface Arming {
  /** The number that was typed. */
  readonly account: string;
  /** Which mandate and strategies it was typed for. */
  readonly configuration: string;
  readonly at: Instant;
}

const Kept = z.strictObject({ account: z.string(), configuration: z.string(), at: z.iso.datetime() });

/** Where the arming of a world is kept: a file beside its ledger. Whoever takes it away disarms. */
export class ArmingFile {
  readonly #folder: string;
  readonly #file: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, "armed.json");
  }

  /** Nothing while the world is not armed. @throws LedgerDamaged for a file that is no arming: nothing is guessed from it */
  read(): Arming | undefined {
    const text = this.#change("ENOENT", () => readFileSync(this.#file, "utf8"));
    if (text === undefined) return undefined;
    const kept = Kept.safeParse(jsonIn(text));
    if (!kept.success) throw new LedgerDamaged(`"${this.#file}" does not read as an arming: disarm, and arm again`);
    return { ...kept.data, at: instantOf(kept.data.at) };
  }

  /** @throws LedgerFailure when the disk does not take it */
  write({ account, configuration, at }: Arming): void {
    const text = `${JSON.stringify({ account, configuration, at: isoTime(at) })}\n`;
    this.#change("", () => mkdirSync(this.#folder, { recursive: true }));
    this.#change("", () => writeFileSync(this.#file, text, { mode: 0o600 }));
  }

  /** @throws LedgerFailure when the disk does not let go of it */
  remove(): void {
    this.#change("ENOENT", () => unlinkSync(this.#file));
  }

  /** Does something with the file; a failure with the code `done` says that there is nothing to do. */
  #change<Value>(done: string, change: () => Value): Value | undefined {
    try {
      return change();
    } catch (cause) {
      if (systemCodeOf(cause) === done) return undefined;
      throw new LedgerFailure(`The arming "${this.#file}" cannot be kept: ${String(cause)}`, { cause });
    }
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
