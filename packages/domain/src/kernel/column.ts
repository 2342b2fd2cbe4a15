/** One number per session of the history it was computed from; `NaN` where it is not known. */
export type Column = Float64Array;

/** A column of which nothing is known yet. */
export const unknown = (sessions: number): Column => new Float64Array(sessions).fill(Number.NaN);

/** The number at `row`; `NaN` also for a row outside the column, which is just as unknown. */
export const at = (column: Column, row: number): number => column[row] ?? Number.NaN;

export const isKnown = (value: number): boolean => !Number.isNaN(value);
