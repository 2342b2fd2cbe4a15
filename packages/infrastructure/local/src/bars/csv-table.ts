import type { Column } from "@alchemiser/domain";
import { csvNumber } from "./csv-number.ts";

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const COMMA = 0x2c;
const QUOTE = 0x22;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A text of comma-separated cells, found once and read column by column. The first line names the columns. */
export interface CsvTable {
  readonly header: readonly string[];
  /** The lines below the header that are not empty. */
  readonly rows: number;
  texts(column: number): readonly string[];
  /** What is not a number is `NaN`; an empty or missing cell counts as `empty`. */
  numbers(column: number, empty: number): Column;
}

/** Reads LF and CRLF lines, with or without a byte order mark, and cells in plain quotes. */
export function csvTable(bytes: Buffer): CsvTable {
  const text = bytes.subarray(bytes.indexOf(BYTE_ORDER_MARK) === 0 ? BYTE_ORDER_MARK.length : 0);
  const [head = [], ...lines] = cellsOf(text);
  const cell = (line: readonly number[], column: number): string =>
    text.toString("utf8", line[2 * column] ?? 0, line[2 * column + 1] ?? 0).trim();

  return {
    header: Array.from({ length: head.length / 2 }, (_, column) => cell(head, column)),
    rows: lines.length,
    texts: (column) => lines.map((line) => cell(line, column)),
    numbers: (column, empty) =>
      Float64Array.from(lines, (line) => {
        const start = line[2 * column] ?? 0;
        const end = line[2 * column + 1] ?? 0;
        return start === end ? empty : csvNumber(text, start, end);
      }),
  };
}

/** For each line that is not empty, where its cells start and end: start, end, start, end… */
function cellsOf(text: Buffer): readonly (readonly number[])[] {
  const lines: number[][] = [];
  let line: number[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const byte = i === text.length ? LINE_FEED : text[i];
    if (byte === QUOTE && i === start) i = closingQuote(text, i);
    if (byte !== COMMA && byte !== LINE_FEED) continue;

    line.push(...trimmed(text, start, i));
    start = i + 1;
    if (byte === COMMA) continue;
    if (!isBlank(line)) lines.push(line);
    line = [];
  }
  return lines;
}

const isBlank = (line: readonly number[]): boolean => line.length === 2 && line[0] === line[1];

/** The end of a line may be CRLF, and quotes around a cell are not part of it. */
function trimmed(text: Buffer, start: number, end: number): readonly [number, number] {
  const last = end > start && text[end - 1] === RETURN ? end - 1 : end;
  const isQuoted = last - start >= 2 && text[start] === QUOTE && text[last - 1] === QUOTE;
  return isQuoted ? [start + 1, last - 1] : [start, last];
}

/** Where the quoted cell that opens at `opening` ends; an unclosed one is taken as it stands. */
function closingQuote(text: Buffer, opening: number): number {
  const closing = text.indexOf(QUOTE, opening + 1);
  return closing === -1 ? opening : closing;
}
