import type { Asset, DailyBars, Quote, Session, SessionHours, Ticker } from "@alchemiser/domain";

/**
 * Prices as they are now. Every implementation passes `marketDataContract`.
 *
 * @throws MarketDataUnavailable when no answer could be had
 */
export interface MarketData {
  /**
   * Only symbols that have a quote are in the answer. `at` says when a quote was last known to stand, which is not when it
   * was made: who answers a question confirms it with the answer, however quiet the symbol is; who tells of changes does
   * so when the exchange made it. So the gate's limit of age finds quotes that nobody has confirmed of late, and no quiet
   * markets; what stands and is wrong is found by how far it lies from the last close.
   */
  quotes(tickers: readonly Ticker[], signal?: AbortSignal): Promise<ReadonlyMap<Ticker, Quote>>;
  /** Only symbols that the broker knows are in the answer. */
  assets(tickers: readonly Ticker[], signal?: AbortSignal): Promise<ReadonlyMap<Ticker, Asset>>;
  /** The exchange's hours as it announces them, unscheduled closings included; undefined when it stays closed. */
  hours(session: Session, signal?: AbortSignal): Promise<SessionHours | undefined>;
}

/** One of several who know quotes, by the name that reports say. Throws as `MarketData` does. */
export interface QuoteProvider extends Pick<MarketData, "quotes"> {
  readonly name: string;
}

/** Where bars come from. */
export interface BarSource {
  /** Sources whose raw series this one takes the place of, whole: it tells the same, and more. None without it. */
  readonly supersedes?: ReadonlySet<string>;
  /** Completed raw daily bars with their factors, for each symbol that has any. */
  dailyBars(request: BarRequest, signal?: AbortSignal): Promise<readonly DailyBars[]>;
}

export interface BarRequest {
  readonly tickers: readonly Ticker[];
  readonly from: Session;
  readonly to: Session;
}
