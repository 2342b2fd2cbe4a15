import { LedgerDamaged } from "@alchemiser/application";
import { instantOf, isoTime, type Instant } from "@alchemiser/domain";
import * as z from "zod";
import { OwnerFile } from "../owner-file.ts";

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
  readonly #file: OwnerFile;

  constructor(folder: string) {
    this.#file = new OwnerFile(folder, "armed.json", "The arming");
  }

  /** Nothing while the world is not armed. @throws LedgerDamaged for a file that is no arming: nothing is guessed from it */
  read(): Arming | undefined {
    const text = this.#file.read();
    if (text === undefined) return undefined;
    const kept = Kept.safeParse(jsonIn(text));
    if (!kept.success)
      throw new LedgerDamaged(`"${this.#file.path}" does not read as an arming: disarm, and arm again`);
    return { ...kept.data, at: instantOf(kept.data.at) };
  }

  /** @throws LedgerFailure when the disk does not take it */
  write({ account, configuration, at }: Arming): void {
    this.#file.write(`${JSON.stringify({ account, configuration, at: isoTime(at) })}\n`);
  }

  /** @throws LedgerFailure when the disk does not let go of it */
  remove(): void {
    this.#file.remove();
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
