import type { Column } from "../../kernel/column.ts";
import type { Ticker } from "../../market/ticker.ts";
import type { TargetWeights } from "../../strategy/strategy.ts";

/** A symbol of the program with its closes in the history under study. */
export interface Holding {
  readonly ticker: Ticker;
  readonly closes: Column;
  /** Its place among the holdings of the study, from 0. */
  readonly place: number;
}

/** What a program holds on a session, put together share by share, from the top down. */
export class Basket {
  /** In the order in which they came. */
  readonly #holdings: Holding[] = [];
  readonly #shares: Float64Array;
  #last: TargetWeights | undefined;

  /** @param places how many holdings the study has */
  constructor(places: number) {
    this.#shares = new Float64Array(places);
  }

  put(holding: Holding, share: number): void {
    // Shares of shares can become too small for a number: such a part is not there.
    if (share === 0) return;
    const before = this.#shareOf(holding);
    if (before === 0) this.#holdings.push(holding);
    this.#shares[holding.place] = before + share;
  }

  clear(): void {
    for (const { place } of this.#holdings) this.#shares[place] = 0;
    this.#holdings.length = 0;
  }

  /** What was put in, by symbol. On most sessions that is the same as before, and then it is the same map. */
  get weights(): TargetWeights {
    const sum = this.#sum();
    if (this.#last === undefined || !this.#isEqual(this.#last, sum)) {
      const weights = new Map<Ticker, number>();
      for (const holding of this.#holdings) weights.set(holding.ticker, this.#shareOf(holding) / sum);
      this.#last = weights;
    }
    return this.#last;
  }

  #shareOf({ place }: Holding): number {
    return this.#shares[place] ?? 0;
  }

  /** Shares such as a third do not sum to 1 to the last bit; what is held does, nearly. */
  #sum(): number {
    let sum = 0;
    for (const holding of this.#holdings) sum += this.#shareOf(holding);
    return sum;
  }

  #isEqual(last: TargetWeights, sum: number): boolean {
    if (last.size !== this.#holdings.length) return false;
    for (const holding of this.#holdings) if (last.get(holding.ticker) !== this.#shareOf(holding) / sum) return false;
    return true;
  }
}
