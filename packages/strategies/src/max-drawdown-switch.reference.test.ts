import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { historyOf, session, symphony, ticker, type Column, type History, type Ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { SHIPPED_STRATEGIES } from "./index.ts";

const repository = resolve(import.meta.dirname, "../../..");
const reference = process.env["ALCHEMISER_REFERENCE"] ?? resolve(repository, "../shared/data");

const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));

/** Closes adjusted for dividends: each factor 1 − dividend / close of the day before lies on everything before it. */
function adjustedCloses(symbol: string): ReadonlyMap<string, number> {
  const path = `prices/yahoo-stocks-splitadj-plus-dividends/${symbol}.csv.gz`;
  const [header = [], ...rows] = rowsOf(gunzipSync(readFileSync(resolve(reference, path))).toString("utf8"));
  const column = (name: string) => rows.map((row) => Number(row[header.indexOf(name)]));
  const [closes, dividends] = [column("close"), column("dividend")];

  let factor = 1;
  const adjusted = closes.map(() => 0);
  for (let row = closes.length - 1; row >= 0; row--) {
    adjusted[row] = (closes[row] ?? NaN) * factor;
    if ((dividends[row] ?? 0) > 0) factor *= 1 - (dividends[row] ?? NaN) / (closes[row - 1] ?? NaN);
  }
  return new Map(rows.map(([date = ""], row) => [date, adjusted[row] ?? NaN]));
}

function historyFor(symbols: readonly string[]): History {
  const closes = symbols.map((symbol) => [ticker(symbol), adjustedCloses(symbol)] as const);
  const dates = [...(closes[0]?.[1].keys() ?? [])];
  const columns = closes.map(([name, byDate]): [Ticker, Column] => [
    name,
    Float64Array.from(dates, (date) => byDate.get(date) ?? NaN),
  ]);
  return historyOf(dates.map(session), new Map(columns));
}

describe("the max drawdown switch", () => {
  it("decides as its publisher's daily allocations say, on 250 of the 250 sessions of 2025", () => {
    const shipped = SHIPPED_STRATEGIES.find(({ name }) => name === "max-drawdown-switch");
    const reading = symphony(shipped?.text ?? "", shipped?.file ?? "");
    const study = reading.outcome === "read" ? reading.strategy.study(historyFor(["SPY", "TSLA"])) : undefined;
    const { sessions } = historyFor(["SPY"]);
    const ours = (date: string): string => {
      const allocation = study?.allocationAt(sessions.indexOf(session(date)));
      return allocation?.outcome === "decided" ? [...allocation.weights].join() : "undecided";
    };

    const text = readFileSync(resolve(reference, "symphonies/max-drawdown-switch.daily-allocations.csv"), "utf8");
    const published = rowsOf(text).slice(2);
    expect(published).toHaveLength(250);
    expect(published.map(([date = ""]) => `${date} ${ours(date)}`)).toEqual(
      published.map(
        ([date = "", , , spy, tsla]) =>
          `${date} ${spy === "100.0%" ? "SPY,1" : ""}${tsla === "100.0%" ? "TSLA,1" : ""}`,
      ),
    );
  });
});
