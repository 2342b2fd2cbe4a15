import {
  holdingsOf,
  isResearchOnly,
  LedgerFold,
  requiredIn,
  universeOf,
  type DailyBars,
  type Mandate,
  type Session,
  type Ticker,
} from "@alchemiser/domain";
import type { CycleTask } from "../cycle/cycle.ts";
import type { BarStore } from "../ports/bar-store.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { BarSource, MarketData } from "../ports/market-data.ts";
import { pastOf, staleSymbols, type Past, type StaleSymbol } from "./past.ts";
import { refreshBars } from "./refresh-bars.ts";
import { tradingDayAt, type TradingDay } from "./trading-day.ts";
import type { TradingPorts } from "./trading-ports.ts";

/** The ports of a world, and where its bars are kept and come from. */
export interface Desk {
  readonly ports: TradingPorts;
  readonly bars: { readonly store: BarStore; readonly source: BarSource; readonly since: Session };
}

/** A cycle that can begin. */
export interface Prepared {
  readonly outcome: "prepared";
  readonly day: TradingDay;
  readonly bars: readonly DailyBars[];
  readonly past: Past;
  readonly task: CycleTask;
}

export interface NotPrepared {
  readonly outcome: "refused";
  /** `bars`: the past is not complete. `symbols`: the broker does not know some. `closed`: the exchange is. */
  readonly because: "bars" | "symbols" | "closed";
  readonly reason: string;
}

/** Look-ups for a minute, and a cancel that is asked for a few times. */
const PATIENCE = { ambiguityMs: 60_000, firstLookUpMs: 500, cancelChecks: 6 };

/** Finds the trading day, brings the bars up to it, and refuses to go on with a past that is not complete. */
export async function prepare({ ports, bars }: Desk, mandate: Mandate, revision = 0): Promise<Prepared | NotPrepared> {
  const now = ports.clock.now();
  const answer = await tradingDayAt(now, ports.marketData);
  if (answer.outcome === "refused") return answer;

  const { day } = answer;
  const { signalSession, tradeSession, window } = day;
  const tickers = universeOf(mandate);
  const refreshed = await refreshBars(bars.store, bars.source, {
    tickers: [...new Set([...tickers, ...(await heldIn(ports.ledger))])],
    since: bars.since,
    upTo: signalSession,
    now,
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

  const task: CycleTask = {
    mandate,
    tradeSession,
    revision,
    window,
    patience: PATIENCE,
    execution: mandate.execution,
  };
  return { outcome: "prepared", day, bars: refreshed.bars, past: pastOf(refreshed.bars, signalSession), task };
}

/** What is held has a last close too, though the mandate may not name it any more: a wrong price is told by it. */
async function heldIn(ledger: Ledger): Promise<readonly Ticker[]> {
  const fold = new LedgerFold();
  for (const record of await ledger.records()) fold.apply(record);
  return [...holdingsOf(fold.book).keys()];
}

/** Symbols without any bars may be no symbols at all. */
async function unknownSymbols(marketData: MarketData, stale: readonly StaleSymbol[]): Promise<readonly Ticker[]> {
  const suspects = stale.flatMap(({ ticker, last }) => (last === undefined ? [ticker] : []));
  if (suspects.length === 0) return [];
  const assets = await marketData.assets(suspects);
  return suspects.filter((ticker) => !assets.has(ticker));
}
