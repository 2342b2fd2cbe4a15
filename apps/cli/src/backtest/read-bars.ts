import type { BarStore } from "@alchemiser/application";
import type { DailyBars, Ticker } from "@alchemiser/domain";
import type { Refusal } from "../ending.ts";

export type BarsReading =
  | { readonly outcome: "read"; readonly bars: readonly DailyBars[] }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

/** The series of all the symbols, or a refusal that names every one that the store does not hold. */
export async function readBars(tickers: readonly Ticker[], store: BarStore): Promise<BarsReading> {
  const bars: DailyBars[] = [];
  const missing: Ticker[] = [];
  for (const ticker of tickers) {
    const series = await store.read(ticker);
    if (series === undefined) missing.push(ticker);
    else bars.push(series);
  }
  if (missing.length === 0) return { outcome: "read", bars };
  const names = `${missing.length === 1 ? "a symbol" : "symbols"} that the strategy needs: ${missing.join(", ")}`;
  return {
    outcome: "refused",
    refusal: { exit: "missing-data", reason: `the store has no bars of ${names}`, mend: "alchemiser data import PATH" },
  };
}
