import { fileURLToPath } from "node:url";
import { inject } from "vitest";

/** Shared with the launcher: what was compiled once is not compiled again. */
const COMPILED = fileURLToPath(new URL("../../../../node_modules/.cache/compiled", import.meta.url));

/** The command line of the bundled program with these words: this Node, with what the program's first line asks of it. */
export const commandOf = (words: readonly string[]): readonly [file: string, ...args: string[]] => [
  process.execPath,
  "--disable-warning=ExperimentalWarning",
  inject("program"),
  ...words,
];

/** This process's environment without any setting of the program, and with those that a test gives. */
export function environmentWith(given: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("ALCHEMISER_"));
  return { NODE_COMPILE_CACHE: COMPILED, ...Object.fromEntries(own), ...given };
}
