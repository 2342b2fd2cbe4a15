import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, extname } from "node:path";
import { TEMPLATE_NAMES } from "../choices.ts";
import type { Given, Ground } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { DONE, type Ending } from "../ending.ts";
import { fromHere } from "../home.ts";
import { programFrom, TEMPLATES } from "../strategies/templates.ts";

/** `alchemiser strategy new FILE` */
export async function run({ terminal }: Ground, given: Given): Promise<Ending> {
  const template = new OptionReader(given).choice("template", TEMPLATE_NAMES) ?? TEMPLATE_NAMES[0];
  const [file = ""] = given.words;
  const path = fromHere(file);
  const fault = await written(path, programFrom(TEMPLATES[template], basename(file, extname(file))));
  if (fault !== undefined) return fault(file);
  terminal.show({
    text: () => `${file} is written. Next: alchemiser strategy show ${file}, alchemiser backtest ${file}`,
    json: () => ({ file: path, template }),
  });
  return DONE;
}

/** Writes a file that is not there yet; answers why not. */
async function written(path: string, text: string): Promise<((file: string) => Ending) | undefined> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: "wx" });
    return undefined;
  } catch (cause) {
    const isThere = cause instanceof Error && "code" in cause && cause.code === "EEXIST";
    return (file) => ({
      exit: "disk",
      reason: isThere
        ? `"${file}" is there already, and stays as it is`
        : `"${file}" cannot be written: ${String(cause)}`,
      mend: "name a file that is not there yet, in a folder that is yours",
    });
  }
}
