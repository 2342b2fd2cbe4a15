import { midOf, sessionAt, type Market, type Price, type Quote, type Session, type Ticker } from "@alchemiser/domain";
import type { Past } from "./past.ts";
import type { TradingPorts } from "./trading-ports.ts";

export interface Observation {
  readonly tickers: readonly Ticker[];
  readonly past: Past;
  readonly tradeSession: Session;
  readonly signal?: AbortSignal;
}

/**
 * The market as it is now: quotes, assets, and as price of each symbol the middle of its quote. A quote without a bid or
 * without an offer has no middle: half an offer is no price.
 */
export async function observeMarket(
  { marketData, clock, ticks }: Pick<TradingPorts, "marketData" | "clock" | "ticks">,
  { tickers, past, tradeSession, signal }: Observation,
): Promise<Market> {
  // Quotes come last: on a slow line they would be old by the time that the rest is there.
  const assets = await marketData.assets(tickers, signal);
  const quotes = await marketData.quotes(tickers, signal);
  const prices = new Map<Ticker, Price>();
  for (const [ticker, quote] of quotes) if (isTwoSided(quote)) prices.set(ticker, midOf(quote));
  const now = clock.now();
  return { ...past, now, tradeSession, isOpen: sessionAt(now) === tradeSession, prices, quotes, assets, ticks };
}

const isTwoSided = ({ bid, ask }: Quote): boolean => bid.isPositive() && ask.isPositive();
