import { mkdirSync, readFileSync, rmSync, unwatchFile, watchFile, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Ending } from "../ending.ts";

/** How often a run looks whether somebody has thrown the switch: the file of another process gives no event everywhere. */
const LOOK_EVERY_MS = 200;

/**
 * Stops all trading of a world from outside: a file beside the ledger, which anybody may write and which outlives every
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
      return codeOf(cause) === "ENOENT" ? undefined : `"${this.#file}" cannot be read`;
    }
  }

  /** Throws the switch; one that is thrown already keeps its reason. */
  set(reason: string): void {
    mkdirSync(this.#folder, { recursive: true });
    try {
      writeFileSync(this.#file, `${reason}\n`, { flag: "wx", mode: 0o600 });
    } catch (cause) {
      if (codeOf(cause) !== "EEXIST") throw cause;
    }
  }

  clear(): void {
    rmSync(this.#file, { force: true });
  }

  /** Tells `hear` once the switch is thrown, until the watching is ended. */
  watch(hear: () => void): { end(): void } {
    let isTold = false;
    const look = (): void => {
      if (isTold || this.reason === undefined) return;
      isTold = true;
      hear();
    };
    watchFile(this.#file, { interval: LOOK_EVERY_MS, persistent: false }, look);
    look();
    return {
      end: () => {
        unwatchFile(this.#file, look);
      },
    };
  }
}

/** The end of a command that trades nothing because the switch is thrown. */
export const haltedBy = (reason: string): Ending => ({
  exit: "halted",
  reason: `trading was halted by hand: ${reason}`,
  mend: "when it may go on, say alchemiser resume --reason",
});

const codeOf = (cause: unknown): unknown => (cause instanceof Error && "code" in cause ? cause.code : undefined);
