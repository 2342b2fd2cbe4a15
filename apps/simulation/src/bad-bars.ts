import { MemoryBarStore, type Desk } from "@alchemiser/application";
import { known, nextSession, type DailyBars, type Session } from "@alchemiser/domain";

/** Turns a series into what a bad source makes of it. */
export type Spoiling = (bars: DailyBars) => DailyBars;

/** A program that has no bars on its disk yet, and a source that spoils them as long as `isBad`. */
export function spoiledShelf(
  { store, source, since }: Desk["bars"],
  spoiled: Spoiling,
  isBad: () => boolean,
): Desk["bars"] {
  return {
    store: new MemoryBarStore(),
    since,
    source: {
      async dailyBars(request) {
        const series = await Promise.all(request.tickers.map((ticker) => store.read(ticker)));
        const known = series.flatMap((bars) => (bars === undefined ? [] : [upTo(bars, request.to)]));
        return isBad() ? known.map(spoiled) : [...known, ...(await source.dailyBars(request))];
      },
    },
  };
}

const upTo = (bars: DailyBars, last: Session): DailyBars => rowsOf(bars, (session) => session <= last);

/** The last session is not there yet. */
const withoutLast: Spoiling = (bars) => rowsOf(bars, (session) => session !== bars.sessions.at(-1));

/** A session in the middle was told twice. */
const withOneTwice: Spoiling = (bars) => {
  const middle = bars.sessions[Math.floor(bars.sessions.length / 2)];
  return chosen(
    bars,
    bars.sessions.flatMap((session, row) => (session === middle ? [row, row] : [row])),
  );
};

/** The newest comes first. */
const backwards: Spoiling = (bars) => chosen(bars, bars.sessions.map((_, row) => row).reverse());

/** Nobody knows at which price the last session ended. */
const withoutClose: Spoiling = (bars) => ({
  ...bars,
  close: bars.close.map((close, row) => (row === bars.close.length - 1 ? Number.NaN : close)),
});

/** The high of each session lies below its low. */
const upsideDown: Spoiling = (bars) => ({ ...bars, high: bars.low, low: bars.high });

/** The session in progress has a bar already, which is not the one that it will have. */
const withToday: Spoiling = (bars) => {
  const last = known(bars.sessions.at(-1), "a series has bars");
  const rows = bars.sessions.map((_, row) => row);
  return { ...chosen(bars, [...rows, rows.length - 1]), sessions: [...bars.sessions, nextSession(last)] };
};

export const SPOILINGS: readonly Spoiling[] = [
  withoutLast,
  withOneTwice,
  backwards,
  withoutClose,
  upsideDown,
  withToday,
];

function rowsOf(bars: DailyBars, isKept: (session: Session) => boolean): DailyBars {
  return chosen(
    bars,
    bars.sessions.flatMap((session, row) => (isKept(session) ? [row] : [])),
  );
}

function chosen(bars: DailyBars, rows: readonly number[]): DailyBars {
  const column = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
  return {
    ...bars,
    sessions: rows.flatMap((row) => bars.sessions[row] ?? []),
    open: column(bars.open),
    high: column(bars.high),
    low: column(bars.low),
    close: column(bars.close),
    volume: column(bars.volume),
    splitFactor: column(bars.splitFactor),
    dividendFactor: column(bars.dividendFactor),
  };
}
