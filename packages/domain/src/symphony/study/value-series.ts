import { unknown, type Column } from "../../kernel/column.ts";
import { overOwnBars } from "../../indicators/own-bars.ts";
import { returnOf, type Mix } from "./mix.ts";

/** The worth of an asset or of a changing mix, session by session, as indicators see it. */
export interface ValueSeries {
  readonly values: Column;
  /** Applies an indicator, which gets only values that hang together and none that is unknown. */
  measure(indicator: (values: Column) => Column): Column;
}

/** An asset is worth its closes; windows count its own bars. */
export const assetSeries = (closes: Column): ValueSeries => ({
  values: closes,
  measure: (indicator) => overOwnBars(closes, indicator),
});

/**
 * What a mix, set anew at every close and held over the next session, makes of 1. An undecided session or an unknown
 * return ends a run, and a new one begins at 1; indicators see only the run they are in.
 */
export function mixSeries(mixes: readonly (Mix | undefined)[]): ValueSeries {
  const values = unknown(mixes.length);
  const starts: number[] = [];
  let held: Mix | undefined;
  let value = Number.NaN;

  mixes.forEach((mix, row) => {
    value = held === undefined ? Number.NaN : value * (1 + returnOf(held, row));
    if (mix !== undefined && Number.isNaN(value)) {
      starts.push(row);
      value = 1;
    }
    if (mix !== undefined) values[row] = value;
    held = mix;
  });
  return { values, measure: (indicator) => overRuns(values, starts, indicator) };
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
