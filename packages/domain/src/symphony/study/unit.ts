import type { Basket } from "./basket.ts";
import type { ValueSeries } from "./value-series.ts";

/** Something that holds, over the whole history under study. */
export interface Unit {
  readonly content: number;
  /** Whether it knows what to hold at the close of a session. */
  isDecidedAt(row: number): boolean;
  /** What holding that over the next session brings, as a fraction; NaN while undecided or when that is not known. */
  returnAfter(row: number): number;
  /** The unit that its choices come to on a session: through those that are of one alone, to whoever shares. */
  innermostAt(row: number): Unit;
  /**
   * Puts what it holds at the close of a session into `basket`, which gets `share` of it. False while undecided: what is
   * in the basket then is a part of nothing.
   */
  hold(row: number, share: number, basket: Basket): boolean;
  /** What holding it was worth. */
  readonly series: () => ValueSeries;
}

/** A unit in a list, under the name that it has there. */
export interface Seat {
  readonly name: string;
  readonly unit: Unit;
}

/** How many seats a unit remembers in all its lists: wide lists that change every session would fill the memory. */
export const MOST_REMEMBERED = 100_000;

export const NO_SEATS: readonly Seat[] = [];
