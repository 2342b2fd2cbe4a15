import { isResearchOnly, requiredIn, universeOf, type DailyBars, type Mandate, type Ticker } from "@alchemiser/domain";
import type { MarketData } from "../ports/market-data.ts";
import type { Desk } from "./desk.ts";
import { pastOf, staleSymbols, unknownPast, type Past, type StaleSymbol } from "./past.ts";
import { refreshBars } from "./refresh-bars.ts";
import type { TradingDay } from "./trading-day.ts";

/** The past of a cycle, with the bars that it is made of. */
export interface KnownPast {
  readonly outcome: "known";
  readonly bars: readonly DailyBars[];
  readonly past: Past;
}

export interface IncompletePast {
  readonly outcome: "refused";
  /** `bars`: they do not reach the session that signals are read from. `symbols`: the broker does not know some. */
  readonly because: "bars" | "symbols";
  readonly reason: string;
}

/** Of which symbols, and up to which day. */
export interface PastNeeded {
  readonly day: TradingDay;
  /** What is held has a last close too, though the mandate may not name it any more: a wrong price is told by it. */
  readonly held: readonly Ticker[];
}

/** Brings the bars up to the day, and refuses to go on with a past that is not complete. */
export async function pastToDecideOn(
  { ports, bars }: Desk,
  mandate: Mandate,
  { day: { signalSession }, held }: PastNeeded,
): Promise<KnownPast | IncompletePast> {
  const tickers = universeOf(mandate);
  const refreshed = await refreshBars(bars.store, bars.source, {
    tickers: [...new Set([...tickers, ...held])],
    since: bars.since,
    upTo: signalSession,
    now: ports.clock.now(),
  });
  const stale = staleSymbols(tickers, refreshed.bars, signalSession);
  // Sleeves with a remedy go without their bars, but nobody decides on a past that ends before its session.
  const required = stale.length < tickers.length ? requiredIn(mandate) : new Set(tickers);
  const isRequired = ({ ticker }: { readonly ticker: Ticker }): boolean => required.has(ticker);
  const unknown = await unknownSymbols(ports.marketData, stale);
  if (unknown.length > 0)
    return {
      outcome: "refused",
      because: "symbols",
      reason: `the broker does not know ${unknown.join(", ")}, which the mandate's strategies or shelters name`,
    };
  const reasons = [
    ...refreshed.unusable.filter(isRequired).map(({ ticker, reason }) => `${ticker}: ${reason}`),
    ...refreshed.bars.filter(isResearchOnly).map(({ ticker }) => `the prices of ${ticker} are adjusted for good`),
    ...stale
      .filter(isRequired)
      .map(({ ticker, last }) => `${ticker} has ${last === undefined ? "no bars" : `no bar after ${last}`}`),
  ];
  if (reasons.length > 0)
    return {
      outcome: "refused",
      because: "bars",
      reason: `the signals read ${signalSession}, but ${reasons.join(", ")}`,
    };
  return { outcome: "known", bars: refreshed.bars, past: pastOf(refreshed.bars, signalSession) };
}

/** The last closes of what is held, as far as they can be had: enough to tell a wrong price, and nobody waits for more. */
export async function pastOfHeld({ ports, bars }: Desk, { day, held }: PastNeeded): Promise<KnownPast> {
  const { signalSession: upTo } = day;
  const task = { tickers: held, since: bars.since, upTo, now: ports.clock.now() };
  const refreshed = await refreshBars(bars.store, bars.source, task);
  const usable = refreshed.bars.filter((series) => series.sessions.includes(upTo) && !isResearchOnly(series));
  return { outcome: "known", bars: usable, past: usable.length === 0 ? unknownPast(upTo) : pastOf(usable, upTo) };
}

/** Symbols without any bars may be no symbols at all. */
async function unknownSymbols(marketData: MarketData, stale: readonly StaleSymbol[]): Promise<readonly Ticker[]> {
  const suspects = stale.flatMap(({ ticker, last }) => (last === undefined ? [ticker] : []));
  if (suspects.length === 0) return [];
  const assets = await marketData.assets(suspects);
  return suspects.filter((ticker) => !assets.has(ticker));
}
