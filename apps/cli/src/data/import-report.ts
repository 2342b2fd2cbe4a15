import type { FileImport, ImportReport } from "@alchemiser/local/bars";
import { printable } from "../printable.ts";
import { count, plural } from "../reports/figures.ts";
import { folded } from "../reports/folded.ts";
import { inPlainWords } from "../system-words.ts";
import type { Terminal } from "../terminal.ts";
import { seriesJson } from "./series-json.ts";

type Imported = Extract<FileImport, { readonly outcome: "imported" }>;
type RefusedFile = Extract<FileImport, { readonly outcome: "refused" }>;

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
    ...("series" in rest ? { ...seriesJson(rest.series), adjustment: rest.adjustment } : {}),
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
    ...[...recoveries(imported), ...remarks(imported)].flatMap((line) => folded(line, { width, bullet: "- " })),
    ...(loneFault(report) === undefined ? refused.flatMap((file) => refusalLines(file, width)) : []).map((line) =>
      terminal.styled("red", line),
    ),
    `${plural(imported.length, "series", "series")} imported, ${count(refused.length)} refused${skipped}.`,
  ].join("\n");
}

const importedFiles = ({ files }: ImportReport): readonly Imported[] =>
  files.filter((file) => file.outcome === "imported");

const lineOf = ({ series: { ticker, first, last, sessions, basis, source } }: Imported): string =>
  `${ticker.padEnd(6)} ${first} to ${last}, ${plural(sessions, "session")}, ${basis} prices from "${printable(source)}"`;

/** What was understood of prices that are kept otherwise than they came. */
function recoveries(imported: readonly Imported[]): readonly string[] {
  const ways = imported.map(({ adjustment, series: { ticker, basis } }) => ({
    ticker,
    way: `${SPOKEN[adjustment]} prices, brought back to ${basis} with the ${usedFor(adjustment, basis)} of the file`,
    isKept: SPOKEN[adjustment] === basis,
  }));
  const changed = ways.filter(({ isKept }) => !isKept);
  return [...new Set(changed.map(({ way }) => way))].map((way) => {
    const [first = "", ...others] = changed.filter((one) => one.way === way).map(({ ticker }) => ticker);
    return `${way} (${first}${othersOf(others.length)})`;
  });
}

const SPOKEN = { raw: "raw", split: "split-adjusted", "total-return": "total-return" } as const;

const usedFor = (adjustment: Imported["adjustment"], basis: Imported["series"]["basis"]): string =>
  adjustment === "split" ? "splits" : basis === "raw" ? "dividends and splits" : "dividends";

const othersOf = (others: number): string => (others === 0 ? "" : ` and ${plural(others, "other")}`);

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
    return first === undefined
      ? []
      : [`${name} (${first.of}${othersOf(symbols.length - 1)}): ${printable(first.sentence)}`];
  });
}

/** The one fault of the one file that was refused. It is the reason that the command ends with, and told there. */
export function loneFault(report: ImportReport): string | undefined {
  const [file, ...others] = refusedFiles(report);
  const [fault, ...more] = file === undefined ? [] : fatalOf(file);
  if (file === undefined || fault === undefined || others.length + more.length > 0) return undefined;
  const { path } = file;
  return fault.sentence.includes(path) ? fault.sentence : `"${path}" is refused: ${fault.sentence}`;
}

const fatalOf = ({ findings }: RefusedFile): RefusedFile["findings"] =>
  findings.filter(({ severity }) => severity === "fatal");

const refusalLines = (file: RefusedFile, width: number): readonly string[] => [
  `${printable(file.path)} is refused:`,
  ...fatalOf(file).flatMap(({ name, sentence }) =>
    folded(`${name}: ${printable(inPlainWords(sentence))}`, { width, bullet: "  - " }),
  ),
];
