import { spawn } from "node:child_process";
import { commandOf, environmentWith } from "./program-process.ts";

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
  const [file, ...args] = commandOf(words);
  const child = spawn(file, args, {
    env: environmentWith(environment),
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
