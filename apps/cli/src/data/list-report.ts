import type { SeriesSummary } from "@alchemiser/application";
import { printable } from "../printable.ts";
import { count, plural } from "../reports/figures.ts";
import { folded } from "../reports/folded.ts";
import { tableOf } from "../reports/table.ts";

const HEAD = ["symbol", "first", "last", "sessions", "prices", "findings", "source"];
const SOURCE_COLUMN = 69;
const SHORTEST_SOURCE = 11;

/** What the store holds, a line for each symbol, and below it who has which finding. */
export function listText(summaries: readonly SeriesSummary[], columns: number): string {
  if (summaries.length === 0) return "The store holds no bars yet: alchemiser data import PATH";
  const room = Math.max(columns - SOURCE_COLUMN, SHORTEST_SOURCE);
  const rows = summaries.map(({ ticker, source, basis, first, last, sessions, findings }) => {
    const noted = findings.length === 0 ? "" : count(findings.length);
    return [ticker, first, last, count(sessions), basis, noted, clipped(printable(source), room)];
  });
  const table = tableOf(HEAD, rows, ["left", "left", "left", "right", "left", "right", "left"]);
  const width = Math.min(columns, 120);
  const legend = legendOf(summaries).flatMap((line) => folded(line, { width, bullet: "- " }));
  return [table, "", plural(summaries.length, "symbol"), ...legend].join("\n");
}

const clipped = (text: string, room: number): string => (text.length > room ? `${text.slice(0, room - 1)}…` : text);

function legendOf(summaries: readonly SeriesSummary[]): readonly string[] {
  const symbols = new Map<string, string[]>();
  for (const { ticker, findings } of summaries)
    for (const { name } of findings) symbols.set(name, [...(symbols.get(name) ?? []), ticker]);
  return [...symbols].map(([name, tickers]) => `${name}: ${tickers.join(", ")}`);
}
