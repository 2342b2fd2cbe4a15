import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
/** Shared with the launcher: what was compiled once is not compiled again. */
const COMPILED = fileURLToPath(new URL("../../../../node_modules/.cache/compiled", import.meta.url));
const FLAGS = ["--conditions=@alchemiser/source", "--disable-warning=ExperimentalWarning"];

/** What a shell would see of one run of the program. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly environment?: Readonly<Record<string, string>>;
  /** An open file for stdout instead of a pipe. */
  readonly stdout?: number;
}

/** Runs the real program in a process of its own, with none of this one's settings. */
export function alchemiser(words: readonly string[], { environment = {}, stdout }: Surroundings = {}): Promise<Run> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("ALCHEMISER_"));
  const child = spawn(process.execPath, [...FLAGS, MAIN, ...words], {
    env: { NODE_COMPILE_CACHE: COMPILED, ...Object.fromEntries(own), ...environment },
    stdio: ["ignore", stdout ?? "pipe", "pipe"],
  });
  const told: { stdout: string; stderr: string } = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (told.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (told.stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, ...told });
    });
  });
}
