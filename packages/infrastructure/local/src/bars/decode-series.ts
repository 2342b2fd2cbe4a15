import type { SeriesSummary } from "@alchemiser/application";
import { known, sessionOfDayNumber, type Column, type DailyBars, type Session } from "@alchemiser/domain";
import { parquetMetadata, parquetRead, type ColumnData, type FileMetaData } from "hyparquet";
import { About, ABOUT_KEY, NUMBER_COLUMNS, SESSION_COLUMN } from "./series-format.ts";

/** A Parquet file with an intact seal, and what it says about its series. */
export interface EncodedSeries {
  readonly summary: SeriesSummary;
  readonly file: ArrayBuffer;
  readonly metadata: FileMetaData;
}

/** Reads the footer alone. Fails in any way that hyparquet and zod fail for a file that is not a stored series. */
export function openSeries(bytes: Buffer): EncodedSeries {
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  const about = metadata.key_value_metadata?.find(({ key }) => key === ABOUT_KEY)?.value ?? "{}";
  return { summary: About.parse(JSON.parse(about)).series, file, metadata };
}

/** Reads the rows. */
export async function decodeSeries(series: EncodedSeries): Promise<DailyBars> {
  const { ticker, source, basis } = series.summary;
  const columns = await readColumns(series);
  const column = (name: string): Column =>
    known(columns.get(name), `a stored series has all its columns, "${name}" is missing`);

  return {
    ticker,
    source,
    basis,
    sessions: Array.from(column(SESSION_COLUMN), sessionOfDay),
    open: column(NUMBER_COLUMNS.open),
    high: column(NUMBER_COLUMNS.high),
    low: column(NUMBER_COLUMNS.low),
    close: column(NUMBER_COLUMNS.close),
    volume: column(NUMBER_COLUMNS.volume),
    splitFactor: column(NUMBER_COLUMNS.splitFactor),
    dividendFactor: column(NUMBER_COLUMNS.dividendFactor),
  };
}

async function readColumns({ file, metadata }: EncodedSeries): Promise<ReadonlyMap<string, Column>> {
  const pages: ColumnData[] = [];
  await parquetRead({
    file,
    metadata,
    parsers: { dateFromDays: (days) => days },
    onChunk: (page) => pages.push(page),
  });

  const columns = new Map<string, Column>();
  for (const { columnName, columnData, rowStart } of pages) {
    const column = columns.get(columnName) ?? new Float64Array(Number(metadata.num_rows));
    column.set(columnData instanceof Float64Array ? columnData : Float64Array.from(columnData, Number), rowStart);
    columns.set(columnName, column);
  }
  return columns;
}

const sessions = new Map<number, Session>();

/** Every series has mostly the same days: making each of them once makes reading many series a look-up. */
function sessionOfDay(days: number): Session {
  const seen = sessions.get(days);
  if (seen !== undefined) return seen;
  const made = sessionOfDayNumber(days);
  sessions.set(days, made);
  return made;
}
