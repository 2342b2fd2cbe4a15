import {
  adjustedCloses,
  at,
  historyOf,
  invariant,
  isKnown,
  isResearchOnly,
  known,
  latelyAt,
  sessionsBetween,
  unknown,
  type Column,
  type DailyBars,
  type DayPrices,
  type History,
  type Lately,
  type Session,
  type Ticker,
} from "@alchemiser/domain";
import { corporateActions, type CorporateAction } from "./corporate-actions.ts";

/** Which prices orders trade at: as they were, with dividends and splits happening, or adjusted, as if they never had. */
export type PriceKind = "raw" | "adjusted";

/** The first and the last session of any symbol. */
interface Span {
  readonly first: Session;
  readonly last: Session;
}

/** Bars of many symbols side by side: a row a session, from the first session of any to the last. */
export interface PriceFrame {
  readonly kind: PriceKind;
  readonly sessions: readonly Session[];
  readonly span: Span;
  readonly history: History;
  /** The prices of a symbol in a row; none where it has no bar. */
  day(ticker: Ticker, row: number): DayPrices | undefined;
  /** How a symbol has traded up to a row; none of a symbol without bars. */
  lately(ticker: Ticker, row: number): Lately | undefined;
  actionsBefore(row: number): readonly CorporateAction[];
}

const NO_ACTIONS: readonly CorporateAction[] = [];

/** Prices as raw as all of the series allow. */
export const kindFor = (bars: readonly DailyBars[]): PriceKind => (bars.some(isResearchOnly) ? "adjusted" : "raw");

/** Lays `bars` side by side. @throws InvariantViolation without any bars */
export function frameOf(bars: readonly DailyBars[], kind: PriceKind): PriceFrame {
  const span = spanOf(bars);
  const sessions = sessionsBetween(span.first, span.last);
  const rowOf = new Map<Session, number>();
  for (const [row, session] of sessions.entries()) rowOf.set(session, row);
  const aligned = new Map(bars.map((series) => [series.ticker, align(series, { rowOf, rows: sessions.length, kind })]));
  const actions = kind === "raw" ? corporateActions(bars, rowOf) : undefined;
  return {
    kind,
    sessions,
    span,
    history: historyOf(sessions, new Map([...aligned].map(([ticker, { signal }]) => [ticker, signal]))),
    day(ticker, row) {
      const columns = aligned.get(ticker);
      if (columns === undefined || !isKnown(at(columns.close, row))) return undefined;
      const { open, high, low, close } = columns;
      return { open: at(open, row), high: at(high, row), low: at(low, row), close: at(close, row) };
    },
    lately(ticker, row) {
      const columns = aligned.get(ticker);
      return columns && latelyAt({ ...columns, closes: columns.signal }, row);
    },
    actionsBefore: (row) => actions?.get(row) ?? NO_ACTIONS,
  };
}

interface Columns {
  readonly signal: Column;
  readonly open: Column;
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
  readonly volumes: Column;
  readonly splitFactors: Column;
}

interface Alignment {
  readonly rowOf: ReadonlyMap<Session, number>;
  readonly rows: number;
  readonly kind: PriceKind;
}

function align(bars: DailyBars, { rowOf, rows, kind }: Alignment): Columns {
  const places = bars.sessions.map((session) => known(rowOf.get(session), "a frame spans all sessions of its bars"));
  // Most series have a bar for every session of the frame, and lie in it as they are.
  const isWhole = places.length === rows;
  const spread = (values: Column): Column => {
    if (isWhole) return values.slice();
    const column = unknown(rows);
    places.forEach((place, row) => (column[place] = at(values, row)));
    return column;
  };
  const adjusted = (values: Column): Column =>
    values.map((value, row) => value * (at(bars.splitFactor, row) * at(bars.dividendFactor, row)));
  const priced = (values: Column): Column => spread(kind === "raw" ? values : adjusted(values));
  return {
    signal: spread(adjustedCloses(bars)),
    open: priced(bars.open),
    high: priced(bars.high),
    low: priced(bars.low),
    close: priced(bars.close),
    volumes: spread(bars.volume.map((shares, row) => shares / at(bars.splitFactor, row))),
    splitFactors: spread(bars.splitFactor),
  };
}

function spanOf(bars: readonly DailyBars[]): Span {
  const firsts = bars.flatMap(({ sessions }) => sessions.slice(0, 1)).sort();
  const lasts = bars.flatMap(({ sessions }) => sessions.slice(-1)).sort();
  const [first, last] = [firsts[0], lasts.at(-1)];
  invariant(first !== undefined && last !== undefined, "a frame has at least one bar");
  return { first, last };
}
