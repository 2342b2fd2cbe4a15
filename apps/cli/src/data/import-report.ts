import type { FileImport, ImportReport } from "@alchemiser/local/bars";
import { printable } from "../printable.ts";
import { count, plural } from "../reports/figures.ts";
import { folded } from "../reports/folded.ts";
import type { Terminal } from "../terminal.ts";
import { seriesJson } from "./series-json.ts";

type Imported = Extract<FileImport, { readonly outcome: "imported" }>;
export type RefusedFile = Extract<FileImport, { readonly outcome: "refused" }>;

/** Up to so many series are told one by one; of more, only what is remarkable. */
const FEW = 12;

export const refusedFiles = ({ files }: ImportReport): readonly RefusedFile[] =>
  files.filter((file) => file.outcome === "refused");

export const importJson = (report: ImportReport): object => ({
  imported: importedFiles(report).length,
  refused: refusedFiles(report).length,
  skipped: report.skipped,
  files: report.files.map(({ outcome, path, findings, ...rest }) => ({
    path,
    outcome,
    ...("series" in rest ? seriesJson(rest.series) : {}),
    findings,
  })),
});

/** What became of the files, and what is wrong with those that were refused. */
export function importText(report: ImportReport, terminal: Terminal): string {
  const imported = importedFiles(report);
  const refused = refusedFiles(report);
  const width = Math.min(terminal.columns, 120);
  const skipped = report.skipped === 0 ? "" : `, ${plural(report.skipped, "other file")} passed over`;
  return [
    ...(imported.length > FEW ? [] : imported.map(lineOf)),
    ...remarks(imported).flatMap((line) => folded(line, { width, bullet: "- " })),
    ...refused.flatMap((file) => refusalLines(file, width)).map((line) => terminal.styled("red", line)),
    `${plural(imported.length, "series", "series")} imported, ${count(refused.length)} refused${skipped}.`,
  ].join("\n");
}

const importedFiles = ({ files }: ImportReport): readonly Imported[] =>
  files.filter((file) => file.outcome === "imported");

const lineOf = ({ series: { ticker, first, last, sessions, basis, source } }: Imported): string =>
  `${ticker.padEnd(6)} ${first} to ${last}, ${plural(sessions, "session")}, ${basis} prices from "${printable(source)}"`;

/** Each kind of finding once, in the words of the first series that has it. */
function remarks(imported: readonly Imported[]): readonly string[] {
  const all = imported.flatMap(({ series, findings }) =>
    findings.map((finding) => ({ ...finding, of: series.ticker })),
  );
  const names = [...new Set(all.map(({ name }) => name))];
  return names.flatMap((name) => {
    const same = all.filter((finding) => finding.name === name);
    const symbols = [...new Set(same.map(({ of }) => of))];
    const [first] = same;
    const others = symbols.length === 1 ? "" : ` and ${plural(symbols.length - 1, "other")}`;
    return first === undefined ? [] : [`${name} (${first.of}${others}): ${printable(first.sentence)}`];
  });
}

const refusalLines = ({ path, findings }: RefusedFile, width: number): readonly string[] => [
  `${printable(path)} is refused:`,
  ...findings
    .filter(({ severity }) => severity === "fatal")
    .flatMap(({ name, sentence }) => folded(`${name}: ${printable(sentence)}`, { width, bullet: "  - " })),
];
