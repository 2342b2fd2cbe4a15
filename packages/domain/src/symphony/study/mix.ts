import type { Column } from "../../kernel/column.ts";
import type { Ticker } from "../../market/ticker.ts";
import type { Allocation, TargetWeights } from "../../strategy/strategy.ts";

/** A symbol of the program with its closes in the history under study. */
export interface Holding {
  readonly ticker: Ticker;
  readonly closes: Column;
}

/** Holdings, each once, and their weights, which sum to 1. */
export class Mix {
  readonly holdings: readonly Holding[];
  readonly weights: readonly number[];
  #allocation: Allocation | undefined;

  constructor(holdings: readonly Holding[], weights: readonly number[]) {
    this.holdings = holdings;
    this.weights = weights;
  }

  /** The weights by symbol. The same mix comes back on many sessions, and then the same allocation does. */
  get allocation(): Allocation {
    return (this.#allocation ??= { outcome: "decided", weights: this.#byTicker() });
  }

  #byTicker(): TargetWeights {
    const weights = new Map<Ticker, number>();
    this.holdings.forEach(({ ticker }, index) => weights.set(ticker, this.weights[index] ?? 0));
    return weights;
  }
}

/** What several mixes come to when each gets its share; the shares sum to 1. */
export function blend(mixes: readonly Mix[], shares: readonly number[]): Mix {
  const holdings: Holding[] = [];
  const weights: number[] = [];
  const placeOf = finder(holdings, mixes.length);

  for (let index = 0; index < mixes.length; index++) {
    const mix = mixes[index];
    const share = shares[index];
    if (mix === undefined || share === undefined) continue;
    for (let part = 0; part < mix.holdings.length; part++) {
      const holding = mix.holdings[part];
      const weight = share * (mix.weights[part] ?? 0);
      if (holding === undefined) continue;
      const place = placeOf(holding);
      if (place < 0) weights[holdings.push(holding) - 1] = weight;
      else weights[place] = (weights[place] ?? 0) + weight;
    }
  }
  return new Mix(holdings, normalised(weights));
}

const FEW = 50;

/** Finds a holding among those that are there by then; looking through a few is faster than a map of them. */
function finder(holdings: readonly Holding[], mixes: number): (holding: Holding) => number {
  if (mixes <= FEW) return (holding) => holdings.indexOf(holding);
  const places = new Map<Holding, number>();
  return (holding) => {
    const place = places.get(holding);
    if (place === undefined) places.set(holding, holdings.length);
    return place ?? -1;
  };
}

/** Shares such as a third do not sum to 1 to the last bit; what is held does, nearly. */
function normalised(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum === 1 ? weights : weights.map((weight) => weight / sum);
}
