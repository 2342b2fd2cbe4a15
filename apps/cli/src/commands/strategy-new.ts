import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, extname } from "node:path";
import { TEMPLATE_NAMES } from "../choices.ts";
import type { Given, Ground } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { DONE, type Ending, type Refusal } from "../ending.ts";
import { fromHere } from "../home.ts";
import { programFrom, TEMPLATES } from "../strategies/templates.ts";

/** `alchemiser strategy new FILE` */
export async function run({ terminal }: Ground, given: Given): Promise<Ending> {
  const template = new OptionReader(given).choice("template", TEMPLATE_NAMES) ?? TEMPLATE_NAMES[0];
  const [file = ""] = given.words;
  const path = fromHere(file);
  const text = programFrom(TEMPLATES[template], basename(file, extname(file)));
  const ending = await written(path, text).catch((cause: unknown) => refusalOf(cause, file));
  if (ending.exit !== "ok") return ending;
  terminal.show({
    text: () => `${file} is written. Next: alchemiser strategy show ${file}, alchemiser backtest ${file}`,
    json: () => ({ file: path, template }),
  });
  return ending;
}

/** Writes a file that is not there yet. */
async function written(path: string, text: string): Promise<Ending> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: "wx" });
  return DONE;
}

/** What the disk has against a new file. Whatever else was thrown is no matter of the disk. */
function refusalOf(cause: unknown, file: string): Refusal {
  if (!(cause instanceof Error && "syscall" in cause && "code" in cause)) throw cause;
  const isThere = cause.code === "EEXIST" && cause.syscall === "open";
  return {
    exit: "disk",
    reason: isThere
      ? `"${file}" is there already, and stays as it is`
      : `"${file}" cannot be written: ${String(cause)}`,
    mend: "name a file that is not there yet, in a folder that is yours",
  };
}
