import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  refusalOf,
  type BarStore,
  type SeriesSummary,
  type SeriesToStore,
  type Storing,
} from "@alchemiser/application";
import { isTicker, type DailyBars, type Ticker } from "@alchemiser/domain";
import { encodeSeries } from "./encode-series.ts";
import { nothingWhenMissing, openSeriesFile, readSeriesFile, unavailable, type SeriesPlace } from "./series-file.ts";
import { writeAtomically } from "./write-atomically.ts";

const EXTENSION = ".parquet";

/** Bars on disk, one Parquet file a symbol, that pandas, polars and DuckDB can read too. */
export class ParquetBarStore implements BarStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async summaries(): Promise<readonly SeriesSummary[]> {
    const names = await readdir(this.#folder).catch(nothingWhenMissing).catch(unavailable(this.#folder));
    const tickers = (names ?? [])
      .filter((name) => name.endsWith(EXTENSION))
      .map((name) => name.slice(0, -EXTENSION.length));
    const summaries: SeriesSummary[] = [];
    for (const ticker of tickers.filter(isTicker).toSorted()) {
      const series = await openSeriesFile(this.#placeOf(ticker));
      if (series !== undefined) summaries.push(series.summary);
    }
    return summaries;
  }

  async read(ticker: Ticker): Promise<DailyBars | undefined> {
    const place = this.#placeOf(ticker);
    const series = await openSeriesFile(place);
    return series && (await readSeriesFile(series, place));
  }

  async write(series: SeriesToStore): Promise<Storing> {
    const { bars, findings, otherSource } = series;
    // A series that is to be replaced anyway may be damaged: replacing it is the repair.
    const place = this.#placeOf(bars.ticker);
    const held = otherSource === "replace" ? undefined : await openSeriesFile(place);
    const refusal = refusalOf(series, held?.summary.source);
    if (refusal !== undefined) return refusal;

    const bytes = encodeSeries(bars, findings);
    await mkdir(this.#folder, { recursive: true }).catch(unavailable(this.#folder));
    await writeAtomically(place.path, bytes).catch(unavailable(place.path));
    return { outcome: "stored" };
  }

  #placeOf(ticker: Ticker): SeriesPlace {
    return { ticker, path: join(this.#folder, `${ticker}${EXTENSION}`) };
  }
}
