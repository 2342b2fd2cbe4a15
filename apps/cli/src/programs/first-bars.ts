import { ExternalFailure, type BarStore } from "@alchemiser/application";
import type { Session, Ticker } from "@alchemiser/domain";
import type { Terminal } from "../terminal.ts";

/** From when on a store has bars of its symbols. A store that cannot be read is a remark: programs need no bars. */
export async function firstBars(bars: BarStore, terminal: Terminal): Promise<ReadonlyMap<Ticker, Session>> {
  const summaries = await bars.summaries().catch((failure: unknown) => {
    if (!(failure instanceof ExternalFailure)) throw failure;
    terminal.remark(`Bars are not told: ${failure.message}`);
    return [];
  });
  return new Map(summaries.map(({ ticker, first }) => [ticker, first]));
}
