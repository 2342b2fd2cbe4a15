import type { Source } from "../config/configuration.ts";
import { printable } from "../printable.ts";
import { folded } from "../reports/folded.ts";
import { foldedTable } from "../reports/folded-table.ts";
import type { Style, Terminal } from "../terminal.ts";
import { inPlainWords } from "../system-words.ts";
import type { Check } from "./check.ts";

const STYLES: Readonly<Record<Check["state"], Style>> = { ok: "green", warn: "yellow", fail: "red" };

const INDENT = " ".repeat(16);

/** A line for each check, and below it what to do where something is to be done. */
export function checksText(checks: readonly Check[], terminal: Terminal): string {
  const width = Math.min(terminal.columns, 120);
  const lines = checks.flatMap((check) => {
    const head = `${terminal.styled(STYLES[check.state], check.state.padEnd(4))}  ${check.name.padEnd(8)}  `;
    const [first = "", ...rest] = printable(inPlainWords(check.says))
      .split("\n")
      .flatMap((line) => folded(line, { width, bullet: INDENT }));
    const mend = "mend" in check ? folded(check.mend, { width, bullet: `${INDENT}→ ` }) : [];
    return [`${head}${first.trimStart()}`, ...rest, ...mend];
  });
  return lines.join("\n");
}

/** Every setting in force and who said it; nothing where none could be read. */
export function settingsText(settings: readonly Source[], columns: number): string {
  const rows = settings.map(({ key, text, origin }) => [key, printable(text), printable(origin)]);
  return rows.length === 0 ? "" : foldedTable(["setting", "value", "said by"], rows, columns);
}
