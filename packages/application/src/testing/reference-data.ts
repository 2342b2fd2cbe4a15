import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync, inflateRawSync } from "node:zlib";
import { dividendFactors, session, ticker, type DailyBars } from "@alchemiser/domain";

const root = process.env["ALCHEMISER_REFERENCE"] ?? resolve(import.meta.dirname, "../../../../../shared/data");

/** A missing file is an error, never a reason to skip. */
const bytesOf = (path: string): Buffer => readFileSync(resolve(root, path));

const cellsIn = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));

/** A CSV file of the reference data as rows of cells, the header first. */
export const referenceRows = (path: string): readonly (readonly string[])[] => cellsIn(bytesOf(path).toString("utf8"));

/** Series of the reference prices, named `folder/SYMBOL`; dividends beside split-adjusted prices become factors. */
export const referenceBars = (names: readonly string[]): readonly DailyBars[] => names.map(readBars);

function readBars(name: string): DailyBars {
  const [folder = "", symbol = ""] = name.split("/");
  const [header = [], ...rows] = cellsIn(gunzipSync(bytesOf(`prices/${name}.csv.gz`)).toString("utf8"));
  const column = (title: string): Float64Array =>
    Float64Array.from(rows, (row) => Number(row[header.indexOf(title)] ?? Number.NaN));
  const close = column("close");
  const isSplitAdjusted = header.includes("dividend");
  return {
    ticker: ticker(symbol),
    source: folder,
    basis: isSplitAdjusted ? "split-adjusted" : "total-return",
    sessions: rows.map(([date = ""]) => session(date)),
    open: column("open"),
    high: column("high"),
    low: column("low"),
    close,
    volume: column("volume"),
    splitFactor: ones(rows.length),
    dividendFactor: isSplitAdjusted
      ? dividendFactors({ closes: close, dividends: column("dividend") })
      : ones(rows.length),
  };
}

/** LEAN's daily bars of some days, adjusted by the first row of the factor file on or after each of them. */
export function leanBars(symbol: string, from: string, to: string): DailyBars {
  const file = symbol.toLowerCase();
  const factors = referenceRows(`lean/equity/usa/factor_files/${file}.csv`);
  const rows = cellsIn(unzipped(bytesOf(`lean/equity/usa/daily/${file}.zip`)))
    .map(([stamp = "", ...cells]) => ({ day: stamp.slice(0, 8), numbers: cells.map(Number) }))
    .filter(({ day }) => day >= from.replaceAll("-", "") && day <= to.replaceAll("-", ""));
  const factorOn = (day: string): number => {
    const row = factors.find(([date = ""]) => date >= day);
    return Number(row?.[1]) * Number(row?.[2]);
  };
  const prices = (column: number): Float64Array =>
    Float64Array.from(rows, ({ day, numbers }) => ((numbers[column] ?? Number.NaN) / 10_000) * factorOn(day));
  return {
    ticker: ticker(symbol),
    source: "lean",
    basis: "total-return",
    sessions: rows.map(({ day }) => session(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`)),
    open: prices(0),
    high: prices(1),
    low: prices(2),
    close: prices(3),
    volume: Float64Array.from(rows, ({ numbers }) => numbers[4] ?? Number.NaN),
    splitFactor: ones(rows.length),
    dividendFactor: ones(rows.length),
  };
}

const ones = (rows: number): Float64Array => new Float64Array(rows).fill(1);

/** The text of the one file in a zip archive, found through the archive's directory (PKWARE's application note). */
function unzipped(archive: Buffer): string {
  const end = archive.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const entry = archive.readUInt32LE(end + 16);
  const size = archive.readUInt32LE(entry + 20);
  const header = archive.readUInt32LE(entry + 42);
  const content = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  return inflateRawSync(archive.subarray(content, content + size)).toString("utf8");
}
