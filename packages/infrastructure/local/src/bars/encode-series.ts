import { summaryOf } from "@alchemiser/application";
import { dayNumber, type DailyBars, type Finding } from "@alchemiser/domain";
import { parquetWriteBuffer, type ColumnSource } from "hyparquet-writer";
import { closeSeal, OPEN_SEAL } from "./sealed-bytes.ts";
import { ABOUT_KEY, NUMBER_COLUMNS, SCHEMA, SEAL_KEY, SESSION_COLUMN } from "./series-format.ts";

/** A series as a sealed Parquet file: one row group of plain doubles, so that reading it is little more than copying. */
export function encodeSeries(bars: DailyBars, findings: readonly Finding[]): Buffer {
  const about = { format: 1, series: summaryOf(bars, findings) };
  const bytes = Buffer.from(
    parquetWriteBuffer({
      schema: [...SCHEMA],
      columnData: columnsOf(bars),
      codec: "UNCOMPRESSED",
      rowGroupSize: bars.sessions.length,
      createdBy: "alchemiser",
      kvMetadata: [
        { key: ABOUT_KEY, value: JSON.stringify(about) },
        { key: SEAL_KEY, value: OPEN_SEAL },
      ],
    }),
  );
  closeSeal(bytes);
  return bytes;
}

function columnsOf(bars: DailyBars): ColumnSource[] {
  const days = Int32Array.from(bars.sessions, dayNumber);
  const numbers = [
    { name: NUMBER_COLUMNS.open, data: bars.open },
    { name: NUMBER_COLUMNS.high, data: bars.high },
    { name: NUMBER_COLUMNS.low, data: bars.low },
    { name: NUMBER_COLUMNS.close, data: bars.close },
    { name: NUMBER_COLUMNS.volume, data: bars.volume },
    { name: NUMBER_COLUMNS.splitFactor, data: bars.splitFactor },
    { name: NUMBER_COLUMNS.dividendFactor, data: bars.dividendFactor },
  ];
  return [{ name: SESSION_COLUMN, data: days }, ...numbers].map((column) => ({ ...column, encoding: "PLAIN" }));
}
