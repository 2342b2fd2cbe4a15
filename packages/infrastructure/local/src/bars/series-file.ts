import { readFile } from "node:fs/promises";
import { BarStoreUnavailable, SeriesUnreadable } from "@alchemiser/application";
import type { DailyBars, Ticker } from "@alchemiser/domain";
import { decodeSeries, openSeries, type EncodedSeries } from "./decode-series.ts";
import { checkSeal } from "./sealed-bytes.ts";

const REMEDY = "import the series again and let it replace this one, or restore the file from a backup";

/** Where a store keeps the series of a symbol. */
export interface SeriesPlace {
  readonly path: string;
  readonly ticker: Ticker;
}

/**
 * Opens the file of a series; nothing when there is none.
 *
 * @throws BarStoreUnavailable when the file is there but cannot be read
 * @throws SeriesUnreadable when it is not, to the last bit, what was written
 */
export async function openSeriesFile(place: SeriesPlace): Promise<EncodedSeries | undefined> {
  const bytes = await readFile(place.path).catch(nothingWhenMissing).catch(unavailable(place.path));
  return bytes && openSealed(bytes, place);
}

/** @throws SeriesUnreadable when the rows are not what this version writes */
export const readSeriesFile = (series: EncodedSeries, { path }: SeriesPlace): Promise<DailyBars> =>
  decodeSeries(series).catch((cause: unknown) => {
    throw unreadable(path, "cannot be decoded", { cause });
  });

function openSealed(bytes: Buffer, { path, ticker }: SeriesPlace): EncodedSeries {
  const seal = checkSeal(bytes);
  if (seal === "unsealed") throw unreadable(path, "was not written by this program, or its end is cut off");
  if (seal === "damaged") throw unreadable(path, "is damaged: its bytes are not those that were written");
  const series = openForm(bytes, path);
  const { summary } = series;
  if (summary.ticker !== ticker) throw unreadable(path, `is that of another symbol, "${summary.ticker}"`);
  return series;
}

function openForm(bytes: Buffer, path: string): EncodedSeries {
  try {
    return openSeries(bytes);
  } catch (cause) {
    throw unreadable(path, "is not in the format of this version", { cause });
  }
}

const unreadable = (path: string, fact: string, options?: ErrorOptions): SeriesUnreadable =>
  new SeriesUnreadable(`The series in "${path}" ${fact}; ${REMEDY}`, options);

/** What is not there is an empty answer; whatever else went wrong goes on. */
export function nothingWhenMissing(cause: unknown): undefined {
  if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
  throw cause;
}

export const unavailable =
  (path: string) =>
  (cause: unknown): never => {
    throw new BarStoreUnavailable(`The bars at "${path}" cannot be read or written`, { cause });
  };
