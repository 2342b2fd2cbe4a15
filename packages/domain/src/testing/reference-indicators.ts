import { expect } from "vitest";
import { at, isKnown, type Column } from "../kernel/column.ts";
import { invariant } from "../kernel/invariant.ts";
import { referenceRows, referenceText } from "./reference-data.ts";

const FOLDER = "indicators/reference-502-bars";

/** A column of a spreadsheet by its first header of that name; empty cells are unknown. */
export const sheet = (file: string, header: string): Column => columnIn(`${FOLDER}/calc-csv/${file}.csv`, header);

/** A column of a file of bars. */
export const quotes = (file: string, header: string): Column => columnIn(`${FOLDER}/quotes/${file}`, header);

function columnIn(path: string, header: string): Column {
  const [headers = [], ...rows] = referenceRows(path);
  const index = headers.findIndex((name) => name.toLowerCase() === header.toLowerCase());
  invariant(index >= 0, `"${path}" has a column "${header}"`);
  return Float64Array.from(rows, (row) => (row[index] === undefined || row[index] === "" ? NaN : Number(row[index])));
}

/** One number of every entry in a file of results; what is `null` there is unknown. */
export function results(file: string, name: string): Column {
  const entries: unknown = JSON.parse(referenceText(`${FOLDER}/results-json/${file}.standard.json.gz`));
  invariant(Array.isArray(entries), `"${file}" has a list of results`);
  return Float64Array.from(entries, (entry: unknown) => {
    const value: unknown = Object.entries(entry ?? {}).find(([key]) => key === name)?.[1];
    return typeof value === "number" ? value : NaN;
  });
}

/** `values` are known from `firstRow` on, and within 1e-9 of the published ones on every row from there on. */
export function expectSame(values: Column, published: Column, firstRow: number): void {
  expect(values.findIndex(isKnown)).toBe(firstRow);
  expectNear(values, published, rowsFrom(firstRow, published));
}

export function expectNear(values: Column, published: Column, rows: readonly number[]): void {
  expect(values.length).toBe(published.length);
  for (const row of rows) expect(Math.abs(at(values, row) - at(published, row)), `row ${row}`).toBeLessThan(1e-9);
}

export const rowsFrom = (first: number, column: Column): readonly number[] =>
  [...column.keys()].filter((row) => row >= first);
