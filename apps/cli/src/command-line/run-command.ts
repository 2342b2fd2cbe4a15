import type { CommanderError } from "commander";
import { loadConfiguration } from "../commands.ts";
import { describeProblem } from "../config/problem.ts";
import { HOME_VARIABLE } from "../config/settings.ts";
import { DONE, misuse, SEE_HELP, type Ending } from "../ending.ts";
import { homeAt } from "../home.ts";
import type { Terminal } from "../terminal.ts";
import type { Command, Given, Ground } from "./command.ts";
import { helpOn, misuseOf } from "./misuse-of.ts";
import { programFor } from "./program.ts";

export interface Invocation {
  readonly words: readonly string[];
  readonly environment: Ground["environment"];
  readonly terminal: Terminal;
}

/** Reads the command line and runs the command that it names. @throws CommanderError for help and for misuse */
export async function runCommand({ words, environment, terminal }: Invocation): Promise<Ending> {
  let ending: Ending = DONE;
  const program = programFor(terminal, async (command, given) => {
    const { home } = given.options;
    const folder = typeof home === "string" ? home : (environment[HOME_VARIABLE] ?? "~/.alchemiser");
    const found =
      folder === ""
        ? misuse(`--home and ${HOME_VARIABLE} must name a folder, was ""`)
        : await start(command, given, { terminal, environment, home: homeAt(folder) });
    ending = named(command, found);
  });
  await program.parseAsync(words, { from: "user" });
  return ending;
}

/** How a command line ends that commander did not let through: help is what was asked for, the rest is misuse. */
export const endingOf = (error: CommanderError, words: readonly string[]): Ending =>
  error.exitCode === 0 ? DONE : misuseOf(error, words);

/** A command that finds a fault in its own words does not say where it is explained. */
const named = ({ name }: Command, ending: Ending): Ending =>
  ending.exit === "usage" && ending.mend === SEE_HELP ? { ...ending, mend: helpOn(name) } : ending;

async function start(command: Command, given: Given, ground: Ground): Promise<Ending> {
  if (command.stands === "alone") return (await command.load()).run(ground, given);

  // What reads the configuration is loaded here, as a command is: help does without it.
  const { readConfiguration } = await loadConfiguration();
  const reading = await readConfiguration({ ...ground, options: given.options });
  if (reading.outcome === "read") return (await command.load()).run({ ...ground, ...reading }, given);
  const reason = reading.problems.map(describeProblem).join("\n");
  return { exit: "configuration", reason, mend: "correct it there; alchemiser help configuration lists every setting" };
}
