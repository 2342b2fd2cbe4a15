import {
  adjustedCloses,
  dividendFactors,
  historyOf,
  session,
  sessionsBetween,
  ticker,
  type Column,
  type DailyBars,
  type History,
  type PriceBasis,
  type Session,
} from "@alchemiser/domain";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";

const repository = resolve(import.meta.dirname, "../../../..");
/** The folder that the reference suite reads. */
const reference = process.env["ALCHEMISER_REFERENCE"] ?? resolve(repository, "../shared/data");

/** A symbol is taken from the first of these that has it, and from no other. */
const SOURCES: Readonly<Record<string, PriceBasis>> = {
  "yahoo-stocks-splitadj-plus-dividends": "split-adjusted",
  "yahoo-etf-total-return": "total-return",
  "yahoo-stocks-close-and-adjclose": "split-adjusted",
};

export const referenceText = (path: string): string => readFileSync(resolve(reference, path), "utf8");

/** The rows of a comma-separated text, its header first. */
export const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));

/** The bars of a symbol, which cannot be traded on; nothing where no source has it. */
export function referenceBars(symbol: string): DailyBars | undefined {
  const found = Object.entries(SOURCES)
    .map(([source, basis]) => ({ source, basis, path: resolve(reference, `prices/${source}/${symbol}.csv.gz`) }))
    .find(({ path }) => existsSync(path));
  if (found === undefined) return undefined;

  const [header = [], ...rows] = rowsOf(gunzipSync(readFileSync(found.path)).toString("utf8").toLowerCase());
  const column = (name: string): Column => Float64Array.from(rows, (row) => Number(row[header.indexOf(name)]));
  const close = column("close");
  return {
    ticker: ticker(symbol),
    source: found.source,
    basis: found.basis,
    sessions: rows.map(([date = ""]) => session(date)),
    open: column("open"),
    high: column("high"),
    low: column("low"),
    close,
    volume: column("volume"),
    splitFactor: close.map(() => 1),
    dividendFactor: dividendFactorsIn({ header, close, column }),
  };
}

interface Table {
  readonly header: readonly string[];
  readonly close: Column;
  readonly column: (name: string) => Column;
}

function dividendFactorsIn({ header, close, column }: Table): Column {
  if (header.includes("dividend")) return dividendFactors({ closes: close, dividends: column("dividend") });
  const adjusted = header.includes("adj close") ? column("adj close") : close;
  return adjusted.map((value, row) => value / (close[row] ?? Number.NaN));
}

/** From the first session of any symbol to the last that all of them have, with the adjusted closes of all. */
export function historyFor(symbols: readonly string[]): History {
  const all = symbols.map((symbol) => {
    const bars = referenceBars(symbol);
    if (bars === undefined) throw new Error(`no source has prices of ${symbol}`);
    return bars;
  });
  const { first, last } = spanOf(all);
  const sessions = sessionsBetween(first, last);
  return historyOf(sessions, new Map(all.map((bars) => [bars.ticker, alignedCloses(bars, sessions)])));
}

export function spanOf(all: readonly DailyBars[]): { readonly first: Session; readonly last: Session } {
  const firsts = all.flatMap(({ sessions }) => sessions.slice(0, 1)).sort();
  const lasts = all.flatMap(({ sessions }) => sessions.slice(-1)).sort();
  const [first, last] = [firsts[0], lasts[0]];
  if (first === undefined || last === undefined) throw new Error("there are no bars");
  return { first, last };
}

function alignedCloses(bars: DailyBars, sessions: readonly Session[]): Column {
  const closes = adjustedCloses(bars);
  const rowOf = new Map(bars.sessions.map((day, row) => [day, row]));
  return Float64Array.from(sessions, (day) => closes[rowOf.get(day) ?? -1] ?? Number.NaN);
}
