import type { DailyBars, Ticker } from "@alchemiser/domain";
import { refusalOf, type BarStore, type SeriesToStore, type Storing } from "../ports/bar-store.ts";
import { summaryOf, type SeriesSummary } from "../ports/series-summary.ts";

/** A bar store as faithful as one on disk, and gone with the process. */
export class MemoryBarStore implements BarStore {
  readonly #held = new Map<Ticker, { readonly bars: DailyBars; readonly summary: SeriesSummary }>();

  summaries(): Promise<readonly SeriesSummary[]> {
    const summaries = [...this.#held.values()].map(({ summary }) => summary);
    return Promise.resolve(summaries.toSorted((a, b) => (a.ticker < b.ticker ? -1 : 1)));
  }

  read(ticker: Ticker): Promise<DailyBars | undefined> {
    return Promise.resolve(this.#held.get(ticker)?.bars);
  }

  write(series: SeriesToStore): Promise<Storing> {
    const { bars, findings } = series;
    const refusal = refusalOf(series, this.#held.get(bars.ticker)?.bars.source);
    if (refusal !== undefined) return Promise.resolve(refusal);
    this.#held.set(bars.ticker, { bars, summary: summaryOf(bars, findings) });
    return Promise.resolve({ outcome: "stored" });
  }
}
