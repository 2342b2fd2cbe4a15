import { ExternalFailure, type BarStore, type SeriesSummary } from "@alchemiser/application";
import type { Ticker } from "@alchemiser/domain";
import type { Terminal } from "../terminal.ts";

/** Which bars a store has of which symbol. */
export type StoredBars = ReadonlyMap<Ticker, Pick<SeriesSummary, "first" | "last">>;

/** A store that cannot be read is a remark: programs need no bars. */
export async function storedBars(bars: BarStore, terminal: Terminal): Promise<StoredBars> {
  const summaries = await bars.summaries().catch((failure: unknown) => {
    if (!(failure instanceof ExternalFailure)) throw failure;
    terminal.remark(`Bars are not told: ${failure.message}`);
    return [];
  });
  return new Map(summaries.map((summary) => [summary.ticker, summary]));
}
