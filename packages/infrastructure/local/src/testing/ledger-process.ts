import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("append-until-stopped.ts", import.meta.url));

/** What the process says: how many records it was promised, or how it failed. */
export interface Told {
  readonly promised?: number;
  readonly failed?: string;
  readonly sentence?: string;
}

/** Another process that opens the ledger at `path` and appends to it for ever. */
export class LedgerProcess {
  readonly #process: ChildProcess;
  readonly #told: Told[] = [];
  #wake: () => void = () => undefined;

  /** `limits` are shell commands that restrict the process. */
  constructor(path: string, limits = "true") {
    const command = [process.execPath, "--conditions=@alchemiser/source", PROGRAM, path];
    this.#process = spawn("sh", ["-c", `${limits}; exec "$0" "$@"`, ...command], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#process.on("message", (message: Told) => {
      this.#told.push(message);
      this.#wake();
    });
  }

  /** The first thing it says that `isWanted`. */
  async says(isWanted: (told: Told) => boolean): Promise<Told> {
    for (;;) {
      const found = this.#told.find(isWanted);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Ends it as a power cut would, and answers with the number of records that it had been promised by then. */
  async kill(): Promise<number> {
    const gone = once(this.#process, "close");
    this.#process.kill("SIGKILL");
    await gone;
    return Math.max(0, ...this.#told.map(({ promised = 0 }) => promised));
  }
}
