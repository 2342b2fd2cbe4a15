import type { Column } from "../kernel/column.ts";

/** A column that is unknown before `row`. The caller writes every value from there on: until then they are 0. */
export const unknownUntil = (row: number, length: number): Column => new Float64Array(length).fill(Number.NaN, 0, row);
