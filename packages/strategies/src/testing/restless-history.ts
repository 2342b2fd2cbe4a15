import { historyOf, session, sessionsBetween, type Column, type History, type Ticker } from "@alchemiser/domain";

/** Daily drifts and reaches that a symbol goes through, from sell-offs and panics to calm and to runs without a pause. */
const DRIFTS = [-0.05, -0.02, -0.004, 0, 0, 0.004, 0.02, 0.05];
const REACHES = [0.002, 0.002, 0.01, 0.01, 0.04, 0.3];
const LONGEST_SPELL = 60;

/** A history in which every symbol goes its own way, in spells, so that far-fetched branches are taken as well. */
export function restlessHistory(tickers: readonly Ticker[], sessions: number, seed: number): History {
  const columns = tickers.map((name, index): [Ticker, Column] => [name, restlessCloses(sessions, seed * 1000 + index)]);
  const days = sessionsBetween(session("2000-01-01"), session("2029-12-31")).slice(0, sessions);
  return historyOf(days, new Map(columns));
}

function restlessCloses(sessions: number, seed: number): Column {
  const next = chances(seed);
  const oneOf = (values: readonly number[]): number => values[Math.floor(next() * values.length)] ?? 0;
  let [left, drift, reach, close] = [0, 0, 0, 100];
  return Float64Array.from({ length: sessions }, () => {
    if (left-- <= 0) [left, drift, reach] = [Math.floor(next() ** 2 * LONGEST_SPELL), oneOf(DRIFTS), oneOf(REACHES)];
    return (close *= Math.max(0.3, 1 + drift + reach * (2 * next() - 1)));
  });
}

/** Park and Miller's generator, its first numbers thrown away: near seeds begin alike. */
function chances(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let round = 0; round < 8; round++) next();
  return next;
}
