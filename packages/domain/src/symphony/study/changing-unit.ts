import type { Mix } from "./mix.ts";
import type { Unit } from "./seat.ts";
import { mixSeries, type ValueSeries } from "./value-series.ts";

export interface ChangingUnit {
  readonly content: number;
  /** How many sessions the history has. */
  readonly sessions: number;
  readonly decide: (row: number) => Mix | undefined;
}

/**
 * A unit whose mix is decided session by session. Once its history has been asked for, every session has been decided,
 * and the answers are kept.
 */
export function changingUnit({ content, sessions, decide }: ChangingUnit): Unit {
  let mixes: readonly (Mix | undefined)[] | undefined;
  let series: ValueSeries | undefined;
  return {
    content,
    mixAt: (row) => (mixes === undefined ? decide(row) : mixes[row]),
    series: () => {
      mixes ??= Array.from({ length: sessions }, (_, row) => decide(row));
      return (series ??= mixSeries(mixes));
    },
  };
}
