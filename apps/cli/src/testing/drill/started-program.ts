import { spawn, type ChildProcess } from "node:child_process";
import { commandOf, environmentWith } from "../program-process.ts";

const LOOK_EVERY_MS = 5;

/** How a process ended: with a code, or by a signal. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Limits {
  readonly environment?: Readonly<Record<string, string>>;
  /** No file may become larger. */
  readonly mostKilobytes?: number;
}

/** The real program in a process that lives on its own: to be sent signals, or to be killed. */
export class StartedProgram {
  readonly #child: ChildProcess;
  readonly #told = { stdout: "", stderr: "" };
  #isOver = false;
  readonly ended: Promise<End>;

  constructor(words: readonly string[], { environment = {}, mostKilobytes }: Limits = {}) {
    // A limit on the size of files is as near to a full disk as a test comes that may not make one.
    const limit = mostKilobytes === undefined ? [] : ["bash", "-c", `ulimit -f ${mostKilobytes}; exec "$@"`, "bash"];
    const [file, ...args] = commandOf(words);
    const [first = file, ...others] = [...limit, file, ...args];
    this.#child = spawn(first, others, {
      env: environmentWith(environment),
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.#told.stdout += text));
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.#told.stderr += text));
    this.ended = new Promise((resolve, reject) => {
      this.#child.on("error", reject);
      this.#child.on("close", (code, signal) => {
        this.#isOver = true;
        resolve({ code, signal, ...this.#told });
      });
    });
  }

  /** What it has written so far. */
  get stdout(): string {
    return this.#told.stdout;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Resolves once it has written `text` to stdout, or has ended. */
  async says(text: string): Promise<void> {
    await this.#tells("stdout", text);
  }

  /** Resolves once it has written `text` to stderr, or has ended. */
  async remarks(text: string): Promise<void> {
    await this.#tells("stderr", text);
  }

  async #tells(where: "stdout" | "stderr", text: string): Promise<void> {
    while (!this.#isOver && !this.#told[where].includes(text))
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
