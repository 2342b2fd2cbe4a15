import type { Mix } from "./mix.ts";
import type { ValueSeries } from "./value-series.ts";

/** Something that holds, over the whole history under study. */
export interface Unit {
  readonly content: number;
  /** Whether it knows what to hold at the close of a session. */
  isDecidedAt(row: number): boolean;
  /** What holding that over the next session brings, as a fraction; NaN while undecided or when that is not known. */
  returnAfter(row: number): number;
  /** What it holds at the close of a session, symbol by symbol; undefined while undecided. */
  mixAt(row: number): Mix | undefined;
  /** What holding it was worth. */
  readonly series: () => ValueSeries;
}

/** A unit in a list, under the name that it has there. */
export interface Seat {
  readonly name: string;
  readonly unit: Unit;
}

export const NO_SEATS: readonly Seat[] = [];
