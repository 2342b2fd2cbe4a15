import {
  historyOf,
  session,
  sessionsBetween,
  ticker,
  type Column,
  type History,
  type Ticker,
} from "@alchemiser/domain";

/** A long trend, then sixty calm sessions, then a dozen that run, sink or stay calm. */
export type Mood = "bull runs" | "bull sinks" | "bull calm" | "bear runs" | "bear sinks" | "bear calm";

const TREND = 250;
const CALM = 60;
const LATELY = 12;
const sessions = sessionsBetween(session("2010-01-04"), session("2011-12-30")).slice(0, TREND + CALM + LATELY);

/** A history in which every symbol is in its mood; the RSI 10 of the last session is near 95, 5 or 50. */
export function market(moods: Readonly<Record<string, Mood>>): History {
  return historyOf(
    sessions,
    new Map(Object.entries(moods).map(([name, mood]): [Ticker, Column] => [ticker(name), closesIn(mood)])),
  );
}

function closesIn(mood: Mood): Column {
  const trend = mood.startsWith("bull") ? 1.003 : 0.997;
  const lately = mood.endsWith("runs") ? 1.004 : mood.endsWith("sinks") ? 0.995 : undefined;
  let close = 100;
  return Float64Array.from(sessions, (_, row) => {
    const calm = row % 2 === 0 ? 1.0005 : 1 / 1.0005;
    const isLate = row >= TREND + CALM;
    return (close *= row < TREND ? trend : isLate ? (lately ?? calm) : calm);
  });
}
