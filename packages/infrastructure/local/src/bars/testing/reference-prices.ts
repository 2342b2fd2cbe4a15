import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { inflateRawSync } from "node:zlib";
import { MemoryBarStore } from "@alchemiser/application/testing";
import { instantOf, type DailyBars } from "@alchemiser/domain";
import type { Adjustment } from "../formats.ts";
import { importBars, type ImportReport } from "../import-bars.ts";

const repository = resolve(import.meta.dirname, "../../../../../..");
const reference = process.env["ALCHEMISER_REFERENCE"] ?? resolve(repository, "../shared/data");

/** After the last bar of the reference data. */
const now = instantOf("2026-06-01T22:00:00Z");

/** A folder of the reference prices, imported, and what became of its files. */
export interface ImportedFolder {
  readonly report: ImportReport;
  readonly store: MemoryBarStore;
}

/** Imports `path`, a folder or a file of the reference prices, into a store of its own. */
export async function importReference(path: string, adjustment?: Adjustment): Promise<ImportedFolder> {
  const store = new MemoryBarStore();
  const paths = [resolve(reference, "prices", path)];
  const report = await importBars({ paths, adjustment, source: undefined, otherSource: "refuse", now }, store);
  return { report, store };
}

/** The bars of one reference file that the import accepts. */
export async function referenceBars(path: string, adjustment?: Adjustment): Promise<DailyBars> {
  const { report, store } = await importReference(path, adjustment);
  const [file] = report.files;
  const bars = file?.outcome === "imported" ? await store.read(file.series.ticker) : undefined;
  if (bars === undefined) throw new Error(`the reference file "${path}" was refused: ${JSON.stringify(file)}`);
  return bars;
}

/** A row of the reference prices' own list of what every file holds. */
export interface ListedRange {
  readonly symbol: string;
  readonly folder: string;
  readonly first: string;
  readonly last: string;
  readonly rows: number;
  readonly missingSessions: number;
  readonly zeroVolumeDays: number;
}

export function listedRanges(): readonly ListedRange[] {
  const [, ...lines] = readFileSync(resolve(reference, "prices/RANGES.tsv"), "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [symbol = "", folder = "", first = "", last = "", rows, missing, , , , zeroVolume] = line.split("\t");
    const counts = { rows: Number(rows), missingSessions: Number(missing), zeroVolumeDays: Number(zeroVolume) };
    return { symbol, folder, first, last, ...counts };
  });
}

/** LEAN's raw daily closes by ISO date, from its zip of one CSV whose prices are in ten-thousandths of a dollar. */
export function leanCloses(symbol: string): ReadonlyMap<string, number> {
  const zip = readFileSync(resolve(reference, `lean/equity/usa/daily/${symbol.toLowerCase()}.zip`));
  const lines = onlyEntryOf(zip).toString("latin1").trimEnd().split("\n");
  return new Map(
    lines.map((line) => {
      const [time = "", , , , close] = line.split(",");
      return [`${time.slice(0, 4)}-${time.slice(4, 6)}-${time.slice(6, 8)}`, Number(close) / 10_000];
    }),
  );
}

const CENTRAL_ENTRY = Buffer.from("PK\u0001\u0002", "latin1");

/** The first file of a zip archive, by its entry in the central directory (PKWARE's APPNOTE, section 4.3.12). */
function onlyEntryOf(zip: Buffer): Buffer {
  const entry = zip.lastIndexOf(CENTRAL_ENTRY);
  const packedSize = zip.readUInt32LE(entry + 20);
  const header = zip.readUInt32LE(entry + 42);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(start, start + packedSize);
  return zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed);
}
