import { historyOf, session, ticker, type Column, type History, type Ticker } from "@alchemiser/domain";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";

const repository = resolve(import.meta.dirname, "../../../..");
/** The folder that the reference suite reads. */
const reference = process.env["ALCHEMISER_REFERENCE"] ?? resolve(repository, "../shared/data");

/** The rows of a comma-separated text, its header first. */
export const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));

/** Closes by date, adjusted for splits and dividends, from the one source that a symbol is taken from. */
function adjustedCloses(symbol: string): ReadonlyMap<string, number> {
  const [stocks, funds] = ["yahoo-stocks-splitadj-plus-dividends", "yahoo-etf-total-return"].map((folder) =>
    resolve(reference, `prices/${folder}/${symbol}.csv.gz`),
  );
  return existsSync(stocks ?? "") ? withDividends(prices(stocks)) : closesOf(prices(funds));
}

interface Prices {
  readonly dates: readonly string[];
  readonly column: (name: string) => readonly number[];
}

function prices(path = ""): Prices {
  const [header = [], ...rows] = rowsOf(gunzipSync(readFileSync(path)).toString("utf8"));
  return {
    dates: rows.map(([date = ""]) => date),
    column: (name) => rows.map((row) => Number(row[header.indexOf(name)])),
  };
}

const closesOf = ({ dates, column }: Prices): ReadonlyMap<string, number> => {
  const closes = column("close");
  return new Map(dates.map((date, row) => [date, closes[row] ?? NaN]));
};

/** Each factor 1 − dividend / close of the day before lies on everything before it. */
function withDividends({ dates, column }: Prices): ReadonlyMap<string, number> {
  const [closes, dividends] = [column("close"), column("dividend")];
  const adjusted = new Map<string, number>();
  let factor = 1;
  for (let row = closes.length - 1; row >= 0; row--) {
    adjusted.set(dates[row] ?? "", (closes[row] ?? NaN) * factor);
    if ((dividends[row] ?? 0) > 0) factor *= 1 - (dividends[row] ?? NaN) / (closes[row - 1] ?? NaN);
  }
  return new Map([...adjusted].reverse());
}

/** The sessions of the first symbol, with the adjusted closes of all. */
export function historyFor(symbols: readonly string[]): History {
  const closes = symbols.map((symbol) => [ticker(symbol), adjustedCloses(symbol)] as const);
  const dates = [...(closes[0]?.[1].keys() ?? [])];
  const columns = closes.map(([name, byDate]): [Ticker, Column] => [
    name,
    Float64Array.from(dates, (date) => byDate.get(date) ?? NaN),
  ]);
  return historyOf(dates.map(session), new Map(columns));
}

export const referenceText = (path: string): string => readFileSync(resolve(reference, path), "utf8");
