import type { CommanderError } from "commander";
import { COMMANDS } from "../commands.ts";
import { closest } from "../did-you-mean.ts";
import { misuse, SEE_HELP, type Ending } from "../ending.ts";

/** What is wrong with a command line that commander did not let through, and where its command is explained. */
export function misuseOf({ code, message }: CommanderError, words: readonly string[]): Ending {
  if (code === "commander.help") return misuse("no command was named");
  const mend = helpOn(COMMANDS.find(({ name }) => name === words.slice(0, name.split(" ").length).join(" "))?.name);
  const [, unknown] = /^error: unknown command '(.*?)'(?:\n|$)/s.exec(message) ?? [];
  return misuse(unknown === undefined ? message.replace(/^error: /, "") : noCommand(unknown), mend);
}

/** To be read after "To mend it:". */
export const helpOn = (command: string | undefined): string =>
  command === undefined ? SEE_HELP : `${SEE_HELP} ${command}`;

function noCommand(word: string): string {
  const named = COMMANDS.filter(({ name }) => name.endsWith(` ${word}`)).map(({ name }) => name);
  const meant = named.length > 0 ? named : namesLike(word);
  const hint = meant.map((name) => `"alchemiser ${name}"`).join(" or ");
  return `unknown command "${word}"${hint === "" ? "" : `, perhaps ${hint} was meant`}`;
}

/** A command is looked for under its whole name, and under its last word. */
function namesLike(word: string): readonly string[] {
  const names = COMMANDS.map(({ name }) => name);
  const like = closest(word, [...names, ...names.map(lastWord)]);
  return names.filter((name) => name === like || lastWord(name) === like);
}

const lastWord = (name: string): string => name.split(" ").at(-1) ?? name;
