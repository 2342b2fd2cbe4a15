import { unknown, type Column } from "../kernel/column.ts";

/**
 * Applies `indicator` to the bars that a symbol really has: sessions without a bar are left out, so that windows count
 * bars, and stay unknown in the answer. The indicator gets a column without unknown values.
 */
export function overOwnBars(closes: Column, indicator: (bars: Column) => Column): Column {
  const first = firstKnown(closes);
  if (first === closes.length) return unknown(closes.length);
  const count = countKnown(closes, first);
  if (count === closes.length) return indicator(closes);

  const answer = unknown(closes.length);
  if (count === closes.length - first) {
    answer.set(indicator(closes.subarray(first)), first);
    return answer;
  }
  scatter(indicator(compact(closes, count)), closes, answer);
  return answer;
}

/** The row of the first known value; the length of the column when there is none. */
export function firstKnown(column: Column): number {
  let row = 0;
  while (row < column.length && Number.isNaN(column[row]!)) row++;
  return row;
}

function countKnown(column: Column, first: number): number {
  let count = 0;
  for (let row = first; row < column.length; row++) if (!Number.isNaN(column[row]!)) count++;
  return count;
}

function compact(column: Column, count: number): Column {
  const bars = new Float64Array(count);
  let bar = 0;
  for (let row = 0; row < column.length; row++) if (!Number.isNaN(column[row]!)) bars[bar++] = column[row]!;
  return bars;
}

function scatter(values: Column, closes: Column, answer: Column): void {
  let bar = 0;
  for (let row = 0; row < closes.length; row++) if (!Number.isNaN(closes[row]!)) answer[row] = values[bar++]!;
}
