import { printArrays, printExport, printProgram } from "@alchemiser/domain";
import { NOTATIONS } from "../choices.ts";
import type { Given, Ground } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { DONE, type Ending } from "../ending.ts";
import { readProgram } from "../strategies/read-program.ts";

const PRINTERS = { lisp: printProgram, arrays: printArrays, export: printExport };

/** `alchemiser strategy convert STRATEGY --to NOTATION` */
export async function run({ terminal }: Ground, given: Given): Promise<Ending> {
  const to = new OptionReader(given).choice("to", NOTATIONS) ?? "lisp";
  const reading = await readProgram(given.words[0] ?? "");
  if (reading.outcome === "refused") return reading.refusal;
  const { file, tree } = reading;
  terminal.show({ text: () => PRINTERS[to](tree), json: () => ({ file, to, text: PRINTERS[to](tree) }) });
  return DONE;
}
