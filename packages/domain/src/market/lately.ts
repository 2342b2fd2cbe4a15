import { at, isKnown, type Column } from "../kernel/column.ts";

/** How a symbol has traded up to the session that signals are read from. */
export interface Lately {
  /** Shares a session, in shares of that session: the mean of the last 20 that tell it; unknown when none does. */
  readonly volume: number;
  /** Sample standard deviation of the daily returns of the last 20 sessions; unknown with less than two of them. */
  readonly volatility: number;
  /** Daily returns with dividends, the latest last, at most 250; unknown where a close is missing. */
  readonly returns: Column;
}

/** A symbol's columns, a row a session. */
export interface TradingRecord {
  /** Adjusted for splits and dividends. */
  readonly closes: Column;
  /** In shares of the last row. */
  readonly volumes: Column;
  /** New shares of the last row for each share of a row are 1 / `splitFactors`. */
  readonly splitFactors: Column;
}

const MONTH = 20;
const YEAR = 250;

/** What is known at `row`. Each figure is worked out when it is asked for: most orders need none. */
export function latelyAt({ closes, volumes, splitFactors }: TradingRecord, row: number): Lately {
  return {
    get volume() {
      const known = volumes.subarray(Math.max(row + 1 - MONTH, 0), row + 1).filter(isKnown);
      return mean(known) * at(splitFactors, row);
    },
    get volatility() {
      const known = returnsOf(closes, { row, sessions: MONTH }).filter(isKnown);
      const centre = mean(known);
      const squares = known.reduce((total, value) => total + (value - centre) ** 2, 0);
      return known.length < 2 ? Number.NaN : Math.sqrt(squares / (known.length - 1));
    },
    get returns() {
      return returnsOf(closes, { row, sessions: YEAR });
    },
  };
}

function returnsOf(closes: Column, { row, sessions }: { readonly row: number; readonly sessions: number }): Column {
  const first = Math.max(row + 1 - sessions, 1);
  return Float64Array.from({ length: Math.max(row + 1 - first, 0) }, (_, index) => {
    const today = first + index;
    return at(closes, today) / at(closes, today - 1) - 1;
  });
}

const mean = (values: Column): number => values.reduce((total, value) => total + value, 0) / values.length;
