import { sessionsBetween } from "../calendar/exchange-calendar.ts";
import { session } from "../calendar/session.ts";
import type { Column } from "../kernel/column.ts";
import { historyOf, type History } from "../market/history.ts";
import type { Ticker } from "../market/ticker.ts";

/** Park and Miller's generator: the same numbers between 0 and 1 for the same seed, everywhere. */
export function seededRandom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** A history in which every symbol wanders by up to 4 % a day from the first session on. */
export function wanderingHistory(tickers: readonly Ticker[], sessions: number, seed = 1): History {
  const columns = tickers.map((ticker, index): [Ticker, Column] => {
    const random = seededRandom(seed * 1000 + index);
    let close = 20 + 100 * random();
    return [ticker, Float64Array.from({ length: sessions }, () => (close *= 1 + 0.08 * (random() - 0.4995)))];
  });
  return historyOf(sessionsFrom2000(sessions), new Map(columns));
}

/** The first so many sessions of this century. */
export const sessionsFrom2000 = (count: number) =>
  sessionsBetween(session("2000-01-01"), session("2049-12-31")).slice(0, count);
