import { exactly, sessionsBetween, session, ticker } from "@alchemiser/domain";

/** A reproducible stream of numbers in [0, 1): a linear congruential generator with the constants of Numerical Recipes. */
export function stream(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Daily bars of a symbol that wanders: one percent a day, rounded to cents. */
export function wanderingBars(name, { from, to, seed }) {
  const random = stream(seed);
  const sessions = sessionsBetween(session(from), session(to));
  const rows = sessions.length;
  const columns = {
    open: new Float64Array(rows),
    high: new Float64Array(rows),
    low: new Float64Array(rows),
    close: new Float64Array(rows),
  };
  let price = 50 + 100 * random();
  for (let row = 0; row < rows; row++) {
    const open = cents(price * (1 + 0.002 * (random() - 0.5)));
    price = Math.max(price * (1 + 0.02 * (random() - 0.495)), 5);
    const close = cents(price);
    columns.open[row] = open;
    columns.close[row] = close;
    columns.high[row] = cents(Math.max(open, close) * (1 + 0.004 * random()));
    columns.low[row] = cents(Math.min(open, close) * (1 - 0.004 * random()));
  }
  const ones = new Float64Array(rows).fill(1);
  const volume = new Float64Array(rows).fill(1_000_000);
  return {
    ticker: ticker(name),
    source: "synthetic",
    basis: "raw",
    sessions,
    ...columns,
    volume,
    splitFactor: ones,
    dividendFactor: ones,
  };
}

/** Closes alone, which wander by up to one percent a bar, in cents. */
export function wanderingCloses(bars, seed) {
  const random = stream(seed);
  let price = 100;
  return Float64Array.from({ length: bars }, () => {
    price = Math.min(Math.max(price * (1 + 0.02 * (random() - 0.5)), 5), 5000);
    return Math.round(price * 100) / 100;
  });
}

const cents = (value) => exactly(Math.round(value * 100) / 100).toNumber();
