import { instant, previousSession, upcomingSession, MINUTE_MS, type Instant, type Session } from "@alchemiser/domain";
import type { MarketData } from "../ports/market-data.ts";

/** Which session a run trades in, which one it reads, and when its orders may leave. */
export interface TradingDay {
  readonly tradeSession: Session;
  readonly signalSession: Session;
  readonly window: { readonly from: Instant; readonly until: Instant };
}

/** Whether there is a session to trade in. */
export type TradingDayAnswer = { readonly outcome: "open"; readonly day: TradingDay } | NoTradingDay;

export interface NoTradingDay {
  readonly outcome: "refused";
  readonly because: "closed";
  readonly reason: string;
}

/** The first minutes are for spreads to settle, the last for orders to end before the close. */
const AFTER_OPEN_MS = 5 * MINUTE_MS;
const BEFORE_CLOSE_MS = 10 * MINUTE_MS;

/** The trading day at `now`: the session in progress, or the next one. Refused when the exchange stays closed. */
export async function tradingDayAt(now: Instant, marketData: MarketData): Promise<TradingDayAnswer> {
  const tradeSession = upcomingSession(now);
  const hours = await marketData.hours(tradeSession);
  if (hours === undefined) {
    const reason = `the exchange announces that it stays closed on ${tradeSession}`;
    return { outcome: "refused", because: "closed", reason };
  }
  const window = { from: instant(hours.open + AFTER_OPEN_MS), until: instant(hours.close - BEFORE_CLOSE_MS) };
  return { outcome: "open", day: { tradeSession, signalSession: previousSession(tradeSession), window } };
}
