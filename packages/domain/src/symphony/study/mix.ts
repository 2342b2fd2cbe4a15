import type { Column } from "../../kernel/column.ts";
import type { Ticker } from "../../market/ticker.ts";
import type { Allocation } from "../../strategy/strategy.ts";

/** A symbol of the program with its closes in the history under study. */
export interface Holding {
  readonly ticker: Ticker;
  readonly closes: Column;
}

/** Holdings and their weights, which sum to 1. One that comes again on another session is the same object. */
export interface Mix {
  readonly holdings: readonly Holding[];
  readonly weights: readonly number[];
  readonly allocation: Allocation;
}

export function mixOf(weights: ReadonlyMap<Holding, number>): Mix {
  const byTicker = new Map([...weights].map(([{ ticker }, weight]) => [ticker, weight]));
  return {
    holdings: [...weights.keys()],
    weights: [...weights.values()],
    allocation: { outcome: "decided", weights: byTicker },
  };
}

/** What several mixes come to when each gets its share; the shares sum to 1. */
export function blend(mixes: readonly Mix[], shares: readonly number[]): Mix {
  const weights = new Map<Holding, number>();
  mixes.forEach((mix, index) => {
    const share = shares[index] ?? 0;
    mix.holdings.forEach((holding, place) => {
      weights.set(holding, (weights.get(holding) ?? 0) + share * (mix.weights[place] ?? 0));
    });
  });
  return mixOf(normalised(weights));
}

/** Shares such as a third do not sum to 1 to the last bit; what is held does, nearly. */
function normalised(weights: ReadonlyMap<Holding, number>): ReadonlyMap<Holding, number> {
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
  return sum === 1 ? weights : new Map([...weights].map(([holding, weight]) => [holding, weight / sum]));
}

/** The return of a mix, held from the close before `row` to the close at `row`; unknown when any part is. */
export function returnOf({ holdings, weights }: Mix, row: number): number {
  let sum = 0;
  for (let index = 0; index < holdings.length; index++) {
    const closes = holdings[index]?.closes;
    if (closes === undefined) return Number.NaN;
    sum += (weights[index] ?? 0) * ((closes[row] ?? Number.NaN) / (closes[row - 1] ?? Number.NaN) - 1);
  }
  return sum;
}
