import type { SeriesSummary } from "@alchemiser/application";
import type { Context } from "../command-line/command.ts";
import { openLocal } from "../composition.ts";
import { seriesJson } from "../data/series-json.ts";
import { DONE, type Ending } from "../ending.ts";
import { printable } from "../printable.ts";
import { count, plural } from "../reports/figures.ts";
import { tableOf } from "../reports/table.ts";

/** `alchemiser data list` */
export async function run({ terminal, home }: Context): Promise<Ending> {
  const summaries = await openLocal(home).bars.summaries();
  terminal.show({ text: () => textOf(summaries), json: () => summaries.map(seriesJson) });
  return DONE;
}

function textOf(summaries: readonly SeriesSummary[]): string {
  if (summaries.length === 0) return "The store holds no bars yet: alchemiser data import PATH";
  const rows = summaries.map(({ ticker, source, basis, first, last, sessions, findings }) => [
    ticker,
    first,
    last,
    count(sessions),
    basis,
    printable(source),
    findings.map(({ name, count: times }) => (times === 1 ? name : `${name} ×${count(times)}`)).join(", "),
  ]);
  const head = ["symbol", "first", "last", "sessions", "prices", "source", "findings"];
  const table = tableOf(head, rows, ["left", "left", "left", "right", "left", "left", "left"]);
  return `${table}\n\n${plural(summaries.length, "symbol")}`;
}
