import type { Context } from "../command-line/command.ts";
import { openLocal } from "../composition.ts";
import { listText } from "../data/list-report.ts";
import { seriesJson } from "../data/series-json.ts";
import { DONE, type Ending } from "../ending.ts";

/** `alchemiser data list` */
export async function run({ terminal, home }: Context): Promise<Ending> {
  const summaries = await openLocal(home).bars.summaries();
  terminal.show({ text: () => listText(summaries, terminal.columns), json: () => summaries.map(seriesJson) });
  return DONE;
}
