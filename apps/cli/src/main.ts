import { CommanderError } from "commander";
import { endingOf, runCommand } from "./command-line/run-command.ts";
import type { Ending } from "./ending.ts";
import { EXIT_CODES } from "./exit-codes.ts";
import { refusalFor } from "./failures.ts";
import { tell } from "./tell-ending.ts";
import { Terminal } from "./terminal.ts";

const words = process.argv.slice(2);
const terminal = new Terminal(process, words.includes("--json"));

let ending: Ending;
try {
  ending = await runCommand({ words, environment: process.env, terminal });
} catch (thrown) {
  ending = endingAfter(thrown);
}
tell(ending, terminal);
// Not `process.exit`: what was written has to reach a slow reader first.
process.exitCode = EXIT_CODES[ending.exit].code;
// Only then is it known whether the result was lost on its way, on a full disk for instance.
process.on("exit", () => {
  if (terminal.lostOutput !== undefined) process.exitCode = EXIT_CODES.disk.code;
});

/** What stands between a command and here is the world's doing or the user's; everything else is ours. */
function endingAfter(thrown: unknown): Ending {
  if (thrown instanceof CommanderError) return endingOf(thrown, words);
  const failure = thrown instanceof Error ? refusalFor(thrown) : undefined;
  if (failure !== undefined) return failure;
  const reason = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return { exit: "bug", reason, mend: "this is a mistake in alchemiser: please report it with these lines" };
}
