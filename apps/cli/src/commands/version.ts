import type { Ground } from "../command-line/command.ts";
import { DONE, type Ending } from "../ending.ts";
import packageJson from "../../package.json" with { type: "json" };

/** `alchemiser version` */
export function run({ terminal }: Ground): Promise<Ending> {
  const { version } = packageJson;
  const { node } = process.versions;
  terminal.show({ text: () => `alchemiser ${version} (Node ${node})`, json: () => ({ version, node }) });
  return Promise.resolve(DONE);
}
