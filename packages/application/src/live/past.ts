import {
  exactly,
  historyOf,
  type DailyBars,
  type History,
  type Lately,
  type Price,
  type Session,
  type Strategy,
  type Study,
  type Ticker,
} from "@alchemiser/domain";
import { frameOf, kindFor } from "../backtest/price-frame.ts";

/** The past that a cycle decides on, and what strategies make of it. */
export interface Past {
  readonly signalSession: Session;
  readonly signalRow: number;
  readonly history: History;
  /** The unadjusted close of the signal session. Splits of today are in no bar yet: a price that they move looks wrong. */
  readonly lastClose: (ticker: Ticker) => Price | undefined;
  readonly lately: (ticker: Ticker) => Lately | undefined;
  readonly study: (strategy: Strategy) => Study;
}

/** A past of which nothing is known, for what does not rest on one. */
export const unknownPast = (signalSession: Session): Past => ({
  signalSession,
  signalRow: -1,
  history: historyOf([], new Map()),
  lastClose: () => undefined,
  lately: () => undefined,
  study: (strategy) => strategy.study(historyOf([], new Map())),
});

/** A symbol whose bars do not reach the session that signals are read from. */
export interface StaleSymbol {
  readonly ticker: Ticker;
  /** Its last bar; none when there are no bars at all. */
  readonly last: Session | undefined;
}

/** The past up to `signalSession`, from bars that may go on after it: what came later is cut off. */
export function pastOf(bars: readonly DailyBars[], signalSession: Session): Past {
  const frame = frameOf(
    bars.map((series) => upTo(series, signalSession)),
    kindFor(bars),
  );
  const { sessions, history } = frame;
  const signalRow = sessions.length - 1;
  const studies = new Map<Strategy, Study>();
  return {
    signalSession,
    signalRow,
    history,
    lastClose(ticker) {
      const day = frame.day(ticker, signalRow);
      return day && exactly(day.close);
    },
    lately: (ticker) => frame.lately(ticker, signalRow),
    study(strategy) {
      const study = studies.get(strategy) ?? strategy.study(history);
      studies.set(strategy, study);
      return study;
    },
  };
}

/** Symbols of `universe` without a bar of `signalSession`: a decision on older bars would be another one. */
export function staleSymbols(
  universe: readonly Ticker[],
  bars: readonly DailyBars[],
  signalSession: Session,
): readonly StaleSymbol[] {
  const lasts = new Map(bars.map(({ ticker, sessions }) => [ticker, sessions.findLast((day) => day <= signalSession)]));
  return universe.map((ticker) => ({ ticker, last: lasts.get(ticker) })).filter(({ last }) => last !== signalSession);
}

function upTo(series: DailyBars, last: Session): DailyBars {
  const rows = series.sessions.findLastIndex((day) => day <= last) + 1;
  return {
    ...series,
    sessions: series.sessions.slice(0, rows),
    open: series.open.subarray(0, rows),
    high: series.high.subarray(0, rows),
    low: series.low.subarray(0, rows),
    close: series.close.subarray(0, rows),
    volume: series.volume.subarray(0, rows),
    splitFactor: series.splitFactor.subarray(0, rows),
    dividendFactor: series.dividendFactor.subarray(0, rows),
  };
}
