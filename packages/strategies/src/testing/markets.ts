import {
  at,
  historyOf,
  relativeStrengthIndex,
  session,
  sessionsBetween,
  ticker,
  type Column,
  type History,
  type Ticker,
} from "@alchemiser/domain";

type Trend = "bull" | "bear";

/**
 * A long trend, then sixty calm sessions, then a dozen that run, sink or stay calm. `bull at 80` stays calm but for a
 * last move that takes the RSI 10 to 80.
 */
export type Mood = `${Trend} ${"runs" | "sinks" | "calm"}` | `${Trend} at ${number}` | Moves;

/** A calm symbol whose last daily moves are these, in percent. */
interface Moves {
  readonly trend: Trend;
  readonly moves: readonly number[];
}

export const bull = (...moves: readonly number[]): Moves => ({ trend: "bull", moves });
export const bear = (...moves: readonly number[]): Moves => ({ trend: "bear", moves });

/** The moves, so many times in a row. */
export const times = (count: number, ...moves: readonly number[]): readonly number[] =>
  Array.from({ length: count }, () => moves).flat();

const TREND = 250;
const CALM = 60;
const LATELY = 12;
const sessions = sessionsBetween(session("2010-01-04"), session("2011-12-30")).slice(0, TREND + CALM + LATELY);
const LAST = sessions.length - 1;

/** A history in which every symbol is in its mood; running, sinking and calm are an RSI 10 near 95, 5 and 50. */
export function market(moods: Readonly<Record<string, Mood>>): History {
  return historyOf(
    sessions,
    new Map(Object.entries(moods).map(([name, mood]): [Ticker, Column] => [ticker(name), closesIn(mood)])),
  );
}

function closesIn(mood: Mood): Column {
  if (typeof mood === "object") return closesAfter(mood.trend, mood.moves);
  const [trend, state, strength] = mood.split(" ");
  const before = trend === "bull" ? "bull" : "bear";
  if (state === "at") return closesAt(before, Number(strength));
  return closesAfter(before, state === "calm" ? [] : times(LATELY, state === "runs" ? 0.4 : -0.5));
}

function closesAfter(trend: Trend, moves: readonly number[]): Column {
  let close = 100;
  return Float64Array.from(sessions, (_, row) => {
    const calm = row % 2 === 0 ? 1.0005 : 1 / 1.0005;
    const move = moves[row - sessions.length + moves.length];
    const trending = row >= TREND ? calm : trend === "bull" ? 1.003 : 0.997;
    return (close *= move === undefined ? trending : 1 + move / 100);
  });
}

/** The RSI rises with the last move, which is therefore found by halving. */
function closesAt(trend: Trend, strength: number): Column {
  let [least, most] = [-50, 100];
  for (let round = 0; round < 60; round++) {
    const middle = (least + most) / 2;
    if (at(relativeStrengthIndex(closesAfter(trend, [middle]), 10), LAST) < strength) least = middle;
    else most = middle;
  }
  return closesAfter(trend, [most]);
}
