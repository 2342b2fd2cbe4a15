import type { Ground } from "../command-line/command.ts";
import { DONE, type Ending } from "../ending.ts";
import { VERSION, versionText } from "../version.ts";

/** `alchemiser version` */
export function run({ terminal }: Ground): Promise<Ending> {
  terminal.show({ text: versionText, json: () => VERSION });
  return Promise.resolve(DONE);
}
