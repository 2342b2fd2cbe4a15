import { surveyProgram, symphony, invariant } from "@alchemiser/domain";
import { SHIPPED_STRATEGIES } from "@alchemiser/strategies";
import type { Ground } from "../command-line/command.ts";
import { openLocal } from "../composition.ts";
import { DONE, type Ending } from "../ending.ts";
import { storedBars } from "../programs/stored-bars.ts";
import { foldedTable } from "../reports/folded-table.ts";

/** `alchemiser strategy list` */
export async function run({ terminal, home }: Ground): Promise<Ending> {
  const stored = await storedBars(openLocal(home).bars, terminal);
  const rows = SHIPPED_STRATEGIES.map(({ name, file, text }) => {
    const reading = symphony(text, file);
    invariant(reading.outcome === "read", `what is shipped is right, "${file}" is not`);
    const symbols = reading.strategy.universe;
    const missing = symbols.filter((ticker) => !stored.has(ticker));
    const { history } = surveyProgram(reading.tree);
    return { name, title: reading.strategy.name, symbols, missing, history: history ?? null };
  });
  const head = ["name", "symbols", "without bars", "sessions needed", "title"];
  const lines = rows.map(({ name, symbols, missing, history, title }) => [
    name,
    ...[symbols.length, missing.length, history ?? ""].map((figure, column) =>
      String(figure).padStart(head[column + 1]?.length ?? 0),
    ),
    title,
  ]);
  terminal.show({ text: () => foldedTable(head, lines, terminal.columns), json: () => rows });
  return DONE;
}
