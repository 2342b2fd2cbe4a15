import { basename, dirname, resolve } from "node:path";
import { summaryOf, type BarStore, type SeriesSummary } from "@alchemiser/application";
import { isRefused, type Instant, type Ticker } from "@alchemiser/domain";
import { findBarFiles, readText, tickerOf } from "./bar-files.ts";
import type { Adjustment } from "./formats.ts";
import { importFinding, type ImportFinding } from "./import-finding.ts";
import { parseBars } from "./parse-bars.ts";

/** What to import, and what the files do not say about themselves. */
export interface ImportRequest {
  /** Files, and folders that are searched at any depth. */
  readonly paths: readonly string[];
  /** What the prices are adjusted for; left to the header of each file when it is not said. */
  readonly adjustment: Adjustment | undefined;
  /** The name of the source; each file's folder gives its name when it is not said. */
  readonly source: string | undefined;
  /** What happens to a series that the store already has from another source. */
  readonly otherSource: "refuse" | "replace";
  readonly now: Instant;
}

/** What became of one file. A refused one has left the store as it was. */
export type FileImport =
  | {
      readonly outcome: "imported";
      readonly path: string;
      readonly series: SeriesSummary;
      /** What the prices of the file were taken to be adjusted for; those of the series are adjusted as its basis says. */
      readonly adjustment: Adjustment;
      readonly findings: readonly ImportFinding[];
    }
  | { readonly outcome: "refused"; readonly path: string; readonly findings: readonly ImportFinding[] };

export interface ImportReport {
  readonly files: readonly FileImport[];
  /** Files in the folders that cannot hold bars, such as a list of symbols. */
  readonly skipped: number;
}

/**
 * Brings files of daily bars into a store, each on its own: a bad file does not stop the others.
 *
 * @throws BarStoreUnavailable when the store cannot take them
 * @throws SeriesUnreadable when the store's series of one of the symbols is damaged
 */
export async function importBars(request: ImportRequest, store: BarStore): Promise<ImportReport> {
  const files: FileImport[] = [];
  const imported = new Map<Ticker, string>();
  let skipped = 0;

  for (const path of request.paths) {
    const found = await findBarFiles(resolve(path)).catch(unreadable(path));
    if ("finding" in found) {
      files.push(refused(path, found.finding));
      continue;
    }
    skipped += found.skipped;
    for (const file of found.paths) {
      const result = await importFile(file, { request, store, imported });
      if (result.outcome === "imported") imported.set(result.series.ticker, file);
      files.push(result);
    }
  }
  return { files, skipped };
}

interface Surroundings {
  readonly request: ImportRequest;
  readonly store: BarStore;
  /** Which file gave each series so far: a second one for the same symbol would quietly replace it. */
  readonly imported: ReadonlyMap<Ticker, string>;
}

async function importFile(path: string, { request, store, imported }: Surroundings): Promise<FileImport> {
  const ticker = tickerOf(path);
  if (ticker === undefined) return refused(path, notATicker(path));
  const earlier = imported.get(ticker);
  if (earlier !== undefined) return refused(path, repeatedTicker(ticker, earlier));
  const text = await readText(path).catch(unreadable(path));
  if ("finding" in text) return refused(path, text.finding);

  const source = request.source ?? basename(dirname(path));
  const parsed = parseBars(text, { ticker, source, adjustment: request.adjustment, now: request.now });
  const { findings } = parsed;
  if (parsed.outcome === "no-bars" || isRefused(findings)) return { outcome: "refused", path, findings };
  const { bars, adjustment } = parsed;
  const storing = await store.write({ bars, findings, otherSource: request.otherSource });
  return storing.outcome === "stored"
    ? { outcome: "imported", path, series: summaryOf(bars, findings), adjustment, findings }
    : refused(path, importFinding("other-source", `${storing.reason}; say --replace to change the source`));
}

const refused = (path: string, finding: ImportFinding): FileImport => ({
  outcome: "refused",
  path,
  findings: [finding],
});

const notATicker = (path: string): ImportFinding =>
  importFinding("not-a-ticker", `a file is named after its symbol, such as "BRK.B.csv", was "${basename(path)}"`);

const repeatedTicker = (ticker: Ticker, earlier: string): ImportFinding =>
  importFinding("repeated-ticker", `"${ticker}" has just been imported from "${earlier}"`);

/** A path that the user gave wrongly is an answer about that path, not the end of the import. */
const unreadable =
  (path: string) =>
  (cause: unknown): { readonly finding: ImportFinding } => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { finding: importFinding("unreadable-file", `"${path}" cannot be read: ${reason}`) };
  };
