import { outlineOf, printProgram } from "@alchemiser/domain";
import type { Given, Ground } from "../command-line/command.ts";
import { DONE, type Ending } from "../ending.ts";
import { printable } from "../printable.ts";
import { readProgram } from "../strategies/read-program.ts";

/** `alchemiser strategy show STRATEGY` */
export async function run({ terminal }: Ground, given: Given): Promise<Ending> {
  const reading = await readProgram(given.words[0] ?? "");
  if (reading.outcome === "refused") return reading.refusal;
  const { tree, file, strategy } = reading;
  terminal.show({
    text: () => outlineOf(tree).split("\n").map(printable).join("\n"),
    json: () => ({
      file,
      name: strategy.name,
      schedule: strategy.schedule,
      symbols: strategy.universe,
      outline: outlineOf(tree),
      program: printProgram(tree),
    }),
  });
  return DONE;
}
