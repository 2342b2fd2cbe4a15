import { pastOf, type BarStore } from "@alchemiser/application";
import { newYorkDate, previousSession, type DailyBars, type Ticker, type UsualVolume } from "@alchemiser/domain";

/** What is traded of a symbol on a usual day, as the bars of a store tell it: those of before the day that is asked for. */
export async function usualVolumeIn(store: BarStore, tickers: ReadonlySet<Ticker>): Promise<UsualVolume> {
  const bars = new Map<Ticker, DailyBars>();
  for (const ticker of tickers) {
    const series = await store.read(ticker);
    if (series !== undefined) bars.set(ticker, series);
  }
  return (ticker, at) => {
    const [series, day] = [bars.get(ticker), previousSession(newYorkDate(at))];
    return series?.sessions.includes(day) === true ? pastOf([series], day).lately(ticker)?.volume : undefined;
  };
}
