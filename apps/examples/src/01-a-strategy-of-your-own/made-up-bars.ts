import { sessionsBetween, session, ticker, type DailyBars } from "@alchemiser/domain";

export interface Walk {
  readonly name: string;
  readonly seed: number;
  /** How much it rises in a session on average: 0.0004 is about a tenth a year. */
  readonly drift: number;
  /** How far a session goes at most. */
  readonly reach: number;
}

/** Ten years of bars out of nothing but a seed: whole cents, and the same on every machine. */
export function madeUpBars({ name, seed, drift, reach }: Walk): DailyBars {
  const sessions = sessionsBetween(session("2014-01-02"), session("2023-12-29"));
  const next = chances(seed);
  const step = (from: number, most: number): number => Math.max(100, Math.round(from * (1 + most * (2 * next() - 1))));
  const rows = sessions.map(() => ({ open: 0, high: 0, low: 0, close: 0 }));
  let cents = 10_000;
  for (const row of rows) {
    row.open = step(cents, reach / 4);
    cents = step(Math.round(cents * (1 + drift)), reach);
    row.close = cents;
    row.high = Math.max(row.open, row.close) + Math.round(100 * next());
    row.low = Math.min(row.open, row.close) - Math.round(50 * next());
  }
  const column = (price: (row: (typeof rows)[number]) => number): Float64Array => Float64Array.from(rows, price);
  const ones = column(() => 1);
  return {
    ticker: ticker(name),
    source: "made up",
    basis: "raw",
    sessions,
    open: column(({ open }) => open / 100),
    high: column(({ high }) => high / 100),
    low: column(({ low }) => low / 100),
    close: column(({ close }) => close / 100),
    volume: column(() => 1_000_000),
    splitFactor: ones,
    dividendFactor: ones,
  };
}

/** Numbers from 0 to below 1: a linear congruential generator with the constants of Numerical Recipes. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
