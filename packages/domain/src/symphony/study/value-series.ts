import { at, isKnown, unknown, type Column } from "../../kernel/column.ts";
import { overOwnBars } from "../../indicators/own-bars.ts";

/** The worth of an asset or of a changing mix, session by session, as indicators see it. */
export interface ValueSeries {
  readonly values: Column;
  /** Applies an indicator, which gets only values that hang together and none that is unknown. */
  measure(indicator: (values: Column) => Column): Column;
  /** How many values an indicator sees on a session, that of the session included. */
  seenUpTo(row: number): number;
}

/** An asset is worth its closes; windows count its own bars. */
export const assetSeries = (closes: Column): ValueSeries => ({
  values: closes,
  measure: (indicator) => overOwnBars(closes, indicator),
  seenUpTo: (row) => closes.subarray(0, row + 1).reduce((count, close) => count + (isKnown(close) ? 1 : 0), 0),
});

/** The worth of something whose holdings change, with what every session was found to be. */
export interface ChangingSeries extends ValueSeries {
  readonly isDecidedAt: (row: number) => boolean;
  readonly returnAfter: (row: number) => number;
}

/**
 * What holdings, set anew at every close and held over the next session, make of 1. An undecided session or an unknown
 * return ends a run, and a new one begins at 1; indicators see only the run they are in.
 */
export function changingSeries(
  sessions: number,
  { isDecidedAt, returnAfter }: Pick<ChangingSeries, "isDecidedAt" | "returnAfter">,
): ChangingSeries {
  const values = unknown(sessions);
  const returns = unknown(sessions);
  const starts: number[] = [];
  let value = Number.NaN;

  for (let row = 0; row < sessions; row++) {
    value *= 1 + (returns[row - 1] ?? Number.NaN);
    if (!isDecidedAt(row)) continue;
    if (Number.isNaN(value)) {
      starts.push(row);
      value = 1;
    }
    values[row] = value;
    returns[row] = returnAfter(row);
  }
  return {
    values,
    measure: (indicator) => overRuns(values, starts, indicator),
    seenUpTo: (row) => row + 1 - (starts.findLast((start) => start <= row) ?? row + 1),
    isDecidedAt: (row) => isKnown(at(values, row)),
    returnAfter: (row) => at(returns, row),
  };
}

function overRuns(values: Column, starts: readonly number[], indicator: (values: Column) => Column): Column {
  const answer = unknown(values.length);
  starts.forEach((start, index) => {
    const next = starts[index + 1] ?? values.length;
    let end = start;
    while (end < next && !Number.isNaN(values[end] ?? Number.NaN)) end++;
    answer.set(indicator(values.subarray(start, end)), start);
  });
  return answer;
}
