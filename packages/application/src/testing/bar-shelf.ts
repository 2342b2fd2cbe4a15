import type { DailyBars } from "@alchemiser/domain";
import type { BarRequest, BarSource } from "../ports/market-data.ts";

/** A source of the bars that are put on it, which remembers what it was asked for. */
export class BarShelf implements BarSource {
  readonly requests: BarRequest[] = [];
  readonly supersedes: ReadonlySet<string>;
  readonly #bars: readonly DailyBars[];

  constructor(bars: readonly DailyBars[], supersedes: Iterable<string> = []) {
    this.#bars = bars;
    this.supersedes = new Set(supersedes);
  }

  dailyBars(request: BarRequest): Promise<readonly DailyBars[]> {
    this.requests.push(request);
    return Promise.resolve(this.#bars.filter(({ ticker }) => request.tickers.includes(ticker)));
  }
}
