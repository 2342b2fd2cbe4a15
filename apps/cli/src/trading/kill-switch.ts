import { mkdirSync, readFileSync, unlinkSync, unwatchFile, watchFile, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LedgerFailure, type Errand } from "@alchemiser/application";
import type { Ending } from "../ending.ts";
import { systemCodeOf } from "../system-code.ts";

/** How often a run looks whether somebody has thrown the switch: the file of another process gives no event everywhere. */
const LOOK_EVERY_MS = 200;

/** No failure says that a folder is there: a file in its place is not one. */
const NOTHING = "";

/**
 * Stops all trading of a world from outside: a file beside the ledger, which any process of the user may write and which outlives every
 * process. The ledger itself cannot be written while a run has it.
 */
export class KillSwitch {
  readonly #folder: string;
  readonly #file: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, "halted.txt");
  }

  /** Why trading is to stop; undefined while the switch is not thrown. A reason that cannot be read stops it as well. */
  get reason(): string | undefined {
    try {
      return readFileSync(this.#file, "utf8").trim();
    } catch (cause) {
      return systemCodeOf(cause) === "ENOENT" ? undefined : `"${this.#file}" cannot be read`;
    }
  }

  /**
   * Throws the switch; one that is thrown already keeps its reason.
   *
   * @throws LedgerFailure when the disk does not take it
   */
  set(reason: string): void {
    this.#change(NOTHING, () => mkdirSync(this.#folder, { recursive: true }));
    this.#change("EEXIST", () => writeFileSync(this.#file, `${reason}\n`, { flag: "wx", mode: 0o600 }));
  }

  /** @throws LedgerFailure when the disk does not let go of it: trading stays halted */
  clear(): void {
    this.#change("ENOENT", () => unlinkSync(this.#file));
  }

  /** Tells `hear` once, and why, when the switch is thrown, until the watching is ended. */
  watch(hear: (reason: string) => void): { end(): void } {
    let isTold = false;
    const look = (): void => {
      const { reason } = this;
      if (isTold || reason === undefined) return;
      isTold = true;
      hear(reason);
    };
    watchFile(this.#file, { interval: LOOK_EVERY_MS, persistent: false }, look);
    look();
    return {
      end: () => {
        unwatchFile(this.#file, look);
      },
    };
  }

  /** Changes the file; a failure with the code `done` says that it is so already. */
  #change(done: string, change: () => unknown): void {
    try {
      change();
    } catch (cause) {
      if (systemCodeOf(cause) !== done)
        throw new LedgerFailure(`The kill switch "${this.#file}" cannot be changed: ${String(cause)}`, { cause });
    }
  }
}

/** The end of a command that trades nothing because the switch is thrown. */
export const haltedBy = (reason: string, { aim }: Errand): Ending => ({
  exit: "halted",
  reason: `trading was halted by hand: ${reason}`,
  mend: aim === "flatten" ? WAY_OUT : "when it may go on, say alchemiser resume --reason",
});

/** What a person does who wants out of a halted account: sells may leave again, and nothing is bought. */
export const WAY_OUT = 'say alchemiser resume --reducing --reason "…", then alchemiser flatten again';
